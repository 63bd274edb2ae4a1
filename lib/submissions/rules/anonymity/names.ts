/**
 * Full names, where something says that they are names: a title, a role, a label, sex or age. A
 * family name with a title (李阿姨, 张某, 小田) is accepted practice and is no finding; neither is
 * what the text itself calls a pseudonym (化名). `text` is half-width.
 */
import type { Candidate } from "@/lib/submissions/model/anonymity";
import {
  type NameSpan,
  nameByItself,
  nameFrom,
  nameUntil,
} from "@/lib/submissions/rules/anonymity/name-shape";
import { KIN, PEOPLE, TITLES } from "@/lib/submissions/rules/anonymity/roles";
import { isCommonSurname, surnameLength } from "@/lib/submissions/rules/anonymity/surnames";

const LABELS = `姓名|姓 名|名字|签名|签字|收件人|见证人|填表人|记录人|参加人员|参与者|出席人员|组员名单|名单|成员|作者|撰写人|供稿|${PEOPLE}|${KIN}`;

const AFTER_LABEL = new RegExp(`(?:${LABELS})(?:姓名|签字|签名)?[:]\\s{0,3}`, "g");
const AFTER_ROLE = new RegExp(`(?:${PEOPLE}|${KIN})(?:姓名|名叫|叫做?|是)?["“‘\\s]{0,2}`, "g");
const BEFORE_TITLE = new RegExp(`(?:${TITLES})`, "g");
const AFTER_NAMING =
  /(?:名叫|叫做|名为|我叫|她叫|他叫|叫|我是|她是|他是|本名|真名|原名)["“‘\s]{0,2}/g;
const BEFORE_PERSON =
  /(?:[,(\s]{0,2}(?:男|女)(?:[,)\s。;]|$)|[,(]{0,1}(?:今年|现年|时年)[\d一二三四五六七八九十]|[,(]\d{1,3}(?:周)?岁|\((?:服务对象|案主|患者|组员|母亲|父亲|儿子|女儿|丈夫|妻子))/g;
const SAYING =
  /(?:说|表示|告诉|觉得|认为|回忆|坦言|承认|提到|反映|答应|摇头|点头|沉默|哭|笑|患有?|因|住在|住院|确诊|曾|独居|离异|丧偶|的(?:儿子|女儿|丈夫|妻子|母亲|父亲|老伴|家|病情|情况|情绪))/g;
const PSEUDONYM_BEHIND = /([一-龥]{2,4})["”』」]?\((?:化名|虚构|假名)/g;
const PSEUDONYM_BEFORE = /(?:化名|假名)(?:为|叫|是)?[:"“『「\s]{0,2}([一-龥]{2,4})/g;
/** Where a list of names goes on, and where a name has ended. */
const AND = /^\s?[、,和与及]\s?/;
const NAME_ENDED = /^(?:[^一-龥]|$|[等和与及的])/;

export function* findNames(text: string): Generator<Candidate> {
  const pseudonyms = pseudonymsOf(text);
  const names = new Set<string>();
  for (const span of spansWithReason(text)) {
    for (const { start, end } of withList(text, span)) {
      const name = text.slice(start, end);
      if (!pseudonyms.has(name)) names.add(name);
    }
  }
  yield* everywhere(text, names);
}

/** Wherever one of the names stands, with a title or without; the longest first. */
function* everywhere(text: string, names: ReadonlySet<string>): Generator<Candidate> {
  for (let at = 0; names.size > 0 && at < text.length; at += 1) {
    if (surnameLength(text, at, true) === 0) continue;
    const left = text.length - at;
    const length = [4, 3, 2].find((n) => n <= left && names.has(text.slice(at, at + n)));
    if (!length) continue;
    yield nameFound(text, at, at + length);
    at += length - 1;
  }
}

function* spansWithReason(text: string): Generator<NameSpan> {
  yield* forwards(text, AFTER_LABEL, nameByItself);
  yield* forwards(text, AFTER_ROLE, nameFrom);
  yield* forwards(text, AFTER_NAMING, (whole, at) => {
    const span = nameFrom(whole, at);
    return span && NAME_ENDED.test(whole.slice(span.end, span.end + 1)) ? span : null;
  });
  for (const match of text.matchAll(BEFORE_TITLE)) {
    const weak = /老人|同学|同志|社工|老师|姐姐|哥哥|妹妹|弟弟/.test(match[0]);
    const span =
      nameUntil(text, match.index, weak ? [4, 3] : [4, 3, 2]) ?? bareShort(text, match.index);
    if (span) yield span;
  }
  for (const match of text.matchAll(BEFORE_PERSON)) {
    const span = nameUntil(text, match.index, [4, 3]) ?? bareShort(text, match.index);
    if (span) yield span;
  }
  for (const match of text.matchAll(SAYING)) {
    const span = nameUntil(text, match.index, [3]);
    if (span && isCommonSurname(text[span.start] ?? "") && beginsClause(text, span.start))
      yield span;
  }
}

function* forwards(
  text: string,
  cue: RegExp,
  read: (text: string, at: number) => NameSpan | null,
): Generator<NameSpan> {
  for (const match of text.matchAll(cue)) {
    const span = read(text, match.index + match[0].length);
    if (span) yield span;
  }
}

/** Two signs are a name by themselves only where a clause begins. */
function bareShort(text: string, end: number): NameSpan | null {
  const span = nameUntil(text, end, [2]);
  return span && beginsClause(text, span.start) ? span : null;
}

function beginsClause(text: string, at: number): boolean {
  return at === 0 || !/[一-龥A-Za-z\d]/.test(text[at - 1] ?? "");
}

/** 王建国、李秀英和刘洋: what is joined to a name and stands by itself is one too. */
function* withList(text: string, first: NameSpan): Generator<NameSpan> {
  let span: NameSpan | null = first;
  while (span) {
    yield span;
    const and: string = AND.exec(text.slice(span.end, span.end + 3))?.[0] ?? "";
    const following: NameSpan | null = and ? nameFrom(text, span.end + and.length) : null;
    const ended: boolean =
      following !== null && NAME_ENDED.test(text.slice(following.end, following.end + 1));
    span = ended ? following : null;
  }
}

/** Names the text itself calls pseudonyms; of the signs before “（化名）” any ending may be meant. */
function pseudonymsOf(text: string): Set<string> {
  const names = new Set<string>();
  for (const [, signs = ""] of text.matchAll(PSEUDONYM_BEHIND)) {
    for (const length of [2, 3, 4]) names.add(signs.slice(-length));
  }
  for (const [, signs = ""] of text.matchAll(PSEUDONYM_BEFORE)) {
    for (const length of [2, 3, 4]) names.add(signs.slice(0, length));
  }
  return names;
}

function nameFound(text: string, start: number, end: number): Candidate {
  const family = Math.min(surnameLength(text, start, true), end - start - 1);
  return {
    kind: "name",
    ...{ start, end },
    suggestion: text.slice(start, start + family) + "某".repeat(end - start - family),
    reason: "写了全名。可只留姓，也可改称“服务对象”；若是化名，请在后面注明（化名）。",
  };
}
