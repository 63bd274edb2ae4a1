/** The columns of a question sheet in the words that Chinese trainers use. Pure. */
import type { Difficulty } from "@/lib/assessment/model/question";
import { difficultyNames, type ExchangeQuestion } from "@/lib/transfer/model/exchange";

/** Columns by name, first the one that we write. */
export const columnNames = {
  name: ["名称", "题目名称", "编号", "题号", "题目编号"],
  type: ["题型", "题目类型", "试题类型", "题类"],
  material: ["材料", "案例材料", "背景材料", "共用题干", "情境"],
  stem: ["题干", "题目", "题目内容", "试题内容", "试题题干", "试题", "问题"],
  answer: ["正确答案", "答案", "标准答案", "参考答案"],
  explanation: ["解析", "答案解析", "试题解析", "题目解析", "解释"],
  difficulty: ["难度", "难易度", "难易程度", "难度等级"],
  topic: ["知识点", "考点", "所属知识点", "题库分类", "分类", "章节"],
  points: ["分值", "分数", "题目分值", "默认分值"],
  tags: ["标签", "关键字标签"],
  scoring: ["计分方式", "得分方式"],
  keywords: ["关键词", "得分关键词"],
  rubric: ["评分标准", "评分细则", "得分点"],
} as const;
export type ColumnName = keyof typeof columnNames;

/** A heading without the spaces, stars and remarks that templates add to it. */
export function plainHeading(heading: string): string {
  return heading.replaceAll(/[\s*＊:：]|[（(].*?[)）]/g, "");
}

export function columnOf(heading: string): ColumnName | null {
  const plain = plainHeading(heading);
  const names = Object.entries(columnNames) as [ColumnName, readonly string[]][];
  return names.find(([, words]) => words.includes(plain))?.[0] ?? null;
}

/** The letter of a choice's column: 选项A, A, A选项, 备选项A. */
export function choiceLetterOf(heading: string): string | null {
  const plain = plainHeading(heading).normalize("NFKC").toUpperCase();
  return /^(?:备?选项|备选答案)?([A-L])(?:选项)?$/.exec(plain)?.[1] ?? null;
}

export const typeNames: Record<ExchangeQuestion["type"], readonly string[]> = {
  single: ["单选题", "单选", "单项选择题", "单项选择", "选择题", "选择"],
  multiple: ["多选题", "多选", "多项选择题", "多项选择", "不定项选择题", "不定项"],
  judgement: ["判断题", "判断", "是非题", "对错题"],
  ordering: ["排序题", "排序"],
  matching: ["连线题", "连线", "匹配题", "配对题"],
  fill: ["填空题", "填空"],
  short: ["简答题", "简答", "问答题", "问答", "名词解释"],
  essay: ["案例题", "案例分析题", "案例分析", "论述题", "论述", "写作题"],
};

export function typeOf(words: string): ExchangeQuestion["type"] | null {
  const plain = plainHeading(words);
  const types = Object.entries(typeNames) as [ExchangeQuestion["type"], readonly string[]][];
  return types.find(([, names]) => names.includes(plain))?.[0] ?? null;
}

const difficultyWords: Record<Difficulty, readonly string[]> = {
  easy: [difficultyNames.easy, "简单", "容易", "较易", "低", "easy", "1"],
  medium: [difficultyNames.medium, "中等", "一般", "适中", "普通", "medium", "2"],
  hard: [difficultyNames.hard, "困难", "较难", "高", "hard", "3"],
};

export function difficultyOf(words: string): Difficulty | null {
  const plain = words.trim().toLowerCase();
  const all = Object.entries(difficultyWords) as [Difficulty, readonly string[]][];
  return all.find(([, names]) => names.includes(plain))?.[0] ?? null;
}

export const scoringNames = {
  half: "少选得一半",
  all: "全对才得分",
  share: "按比例得分",
} as const;
