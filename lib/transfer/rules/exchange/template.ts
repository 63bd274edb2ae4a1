/** The questions that stand in the template for importing, one of each kind, to be written over. */
import type { ExchangeQuestion } from "@/lib/transfer/model/exchange";

const common = { name: "", material: "", tags: [], difficulty: "easy" as const, points: 5 };

export const templateQuestions: ExchangeQuestion[] = [
  {
    ...common,
    type: "single",
    stem: "（示例）第一次入户，老人说不方便让人进门，先做什么？",
    choices: [
      { text: "约个时间，先在楼下聊", correct: true },
      { text: "请楼长开门一起进去", correct: false },
      { text: "记为拒访，不再上门", correct: false },
    ],
    explanation: "尊重意愿，把门留着。",
    topic: "入户探访",
  },
  {
    ...common,
    type: "multiple",
    stem: "（示例）志愿者上岗前，队里要做好哪几件事？",
    choices: [
      { text: "说清服务内容和可能的风险", correct: true },
      { text: "按岗位做必要的培训", correct: true },
      { text: "收一笔押金", correct: false },
    ],
    scoring: "half",
    explanation: "押金没有依据。",
    topic: "志愿者管理",
    difficulty: "medium",
  },
  {
    ...common,
    type: "judgement",
    stem: "（示例）把姓名改掉，案例就可以公开了。",
    answer: false,
    explanation: "楼栋、病名、年龄放在一起，熟人仍认得出。",
    topic: "匿名化",
  },
  {
    ...common,
    type: "fill",
    stem: "（示例）个案工作从____开始，到____结束。",
    blanks: [{ accepts: ["接案"] }, { accepts: ["结案", "结案阶段"] }],
    explanation: "两个空用竖线隔开；同一个空的不同写法用斜线隔开。",
    topic: "个案工作",
  },
  {
    ...common,
    type: "ordering",
    stem: "（示例）把链接资源的几步排好。",
    items: ["列需求清单", "列资源清单", "匹配", "判断是否合规"],
    explanation: "选项按正确的顺序写，正确答案写 ABCD。",
    topic: "资源链接",
    difficulty: "hard",
  },
  {
    ...common,
    type: "matching",
    stem: "（示例）把步骤和要做的事连起来。",
    pairs: [
      { left: "接案", right: "建立关系" },
      { left: "结案", right: "处理离别" },
    ],
    distractors: ["编预算"],
    explanation: "每个选项写成“左边 | 右边”；左边空着的是多出来的右边。",
    topic: "个案工作",
    difficulty: "medium",
  },
  {
    ...common,
    type: "short",
    stem: "（示例）居民在群里发了老人的病历照片，您怎么处理？",
    sample: "先请对方撤回并说明为什么，再私下联系家属，记录经过。",
    keywords: [["撤回", "删除"], ["隐私", "个人信息"], ["家属"]],
    explanation: "由老师评分；关键词用竖线隔开，同义词用斜线隔开，只作提示。",
    topic: "个人信息",
    difficulty: "medium",
    points: 10,
  },
  {
    ...common,
    type: "essay",
    material: "（示例）青禾社区有独居老人46位，能上门的志愿者12位，本月有3位老人住院。",
    stem: "（示例）写出本月的走访安排，说明先去谁家、谁去、怎么记录。",
    sample: "按风险分级，住院和刚出院的先去；两人一组；走访后当天登记。",
    rubric: [
      { title: "分级有依据", points: 8 },
      { title: "人员和频次排得开", points: 8 },
      { title: "有记录和交接", points: 4 },
    ],
    explanation: "由老师按评分标准给分；“材料”相同的几道题会放在一起考。",
    topic: "独居老人",
    difficulty: "hard",
    points: 20,
  },
];
