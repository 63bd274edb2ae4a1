/** Any question in exchange, with texts that trip the formats. */
import fc from "fast-check";
import {
  BLANK_MARK,
  type ExchangeDraft,
  type ExchangeQuestion,
  tidyText,
} from "@/lib/transfer/model/exchange";
import { ExchangeCollector } from "@/lib/transfer/rules/exchange/checked";

const pieces = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom("社区", "志愿者", "第3楼", "服务", "2024年", "B", "a b"),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ..."~=#{}:\\%<>&\"'/|;；：，。（）[]()*_-.、!？".split(""),
      "->",
      "//",
      "::",
      "&amp;",
      "<b>",
      "[html]",
      "%50%",
      "=",
      "\n",
      "  ",
      "A. ",
      "答案：",
      "\\n",
      "]]>",
      "±",
      "_x000D_",
      "🙂",
      "𠮷",
      "ＡＢ",
      "-",
      "$CATEGORY: x",
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 5 }) },
);

/** Text as the gate leaves it, without the mark of a blank. */
export const exchangeText = fc
  .array(pieces, { minLength: 1, maxLength: 6 })
  .map((parts) => tidyText(parts.join("").replaceAll(/_{2,}/g, "_")))
  .filter((text) => text !== "");

const label = exchangeText.map((text) => text.replaceAll(/\s+/g, " ").slice(0, 30).trim() || "题");
const texts = (minLength: number, maxLength: number) =>
  fc.uniqueArray(exchangeText, { minLength, maxLength });

const common = {
  name: fc.oneof(fc.constant(""), label),
  stem: exchangeText,
  material: fc.oneof({ weight: 3, arbitrary: fc.constant("") }, exchangeText),
  explanation: fc.oneof(fc.constant(""), exchangeText),
  difficulty: fc.constantFrom("easy", "medium", "hard", null),
  topic: fc.oneof(fc.constant(""), label),
  tags: fc.uniqueArray(label, { maxLength: 3 }),
  points: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 100 })),
};

const choices = (right: (index: number, at: number) => boolean) =>
  fc
    .tuple(texts(2, 6), fc.nat())
    .map(([all, at]) =>
      all.map((text, index) => ({ text, correct: right(index, at % all.length) })),
    );

const blank = fc.oneof(
  texts(1, 3).map((accepts) => ({ accepts })),
  fc.record({
    value: fc.integer({ min: -9999, max: 9999 }).map((n) => n / 10),
    tolerance: fc.nat({ max: 50 }).map((n) => n / 10),
  }),
);

const drafts: Record<ExchangeQuestion["type"], fc.Arbitrary<ExchangeDraft>> = {
  single: fc.record({
    ...common,
    type: fc.constant("single" as const),
    choices: choices((index, at) => index === at),
  }),
  multiple: fc.record({
    ...common,
    type: fc.constant("multiple" as const),
    choices: choices((index, at) => index <= at),
    scoring: fc.constantFrom("half" as const, "all" as const, "share" as const),
  }),
  judgement: fc.record({
    ...common,
    type: fc.constant("judgement" as const),
    answer: fc.boolean(),
  }),
  ordering: fc.record({ ...common, type: fc.constant("ordering" as const), items: texts(2, 6) }),
  matching: fc
    .tuple(fc.record(common), texts(3, 6), texts(4, 8), fc.integer({ min: 2, max: 3 }))
    .map(([rest, lefts, rights, count]) => ({
      ...rest,
      type: "matching" as const,
      pairs: lefts.slice(0, count).map((left, at) => ({ left, right: rights[at] ?? "" })),
      distractors: rights.slice(count, count + 2),
    })),
  fill: fc
    .tuple(
      fc.record(common),
      fc.array(blank, { minLength: 1, maxLength: 3 }),
      fc.array(exchangeText),
    )
    .map(([rest, blanks, between]) => ({
      ...rest,
      type: "fill" as const,
      stem: tidyText(
        blanks.map((_, at) => `${between[at] ?? "社工"}${BLANK_MARK}`).join("") + rest.stem,
      ).replaceAll(/_{5,}/g, BLANK_MARK),
      blanks,
    })),
  short: fc.record({
    ...common,
    type: fc.constant("short" as const),
    sample: fc.oneof(fc.constant(""), exchangeText),
    keywords: fc.array(texts(1, 3), { maxLength: 3 }),
  }),
  essay: fc.record({
    ...common,
    type: fc.constant("essay" as const),
    sample: fc.oneof(fc.constant(""), exchangeText),
    rubric: fc.array(fc.record({ title: exchangeText, points: fc.integer({ min: 1, max: 100 }) }), {
      maxLength: 3,
    }),
  }),
};

/** A question that has passed the gate, of any type or of those named. */
export function exchangeQuestion(
  ...types: ExchangeQuestion["type"][]
): fc.Arbitrary<ExchangeQuestion> {
  const wanted = types.length > 0 ? types : (Object.keys(drafts) as ExchangeQuestion["type"][]);
  return fc
    .oneof(...wanted.map((type) => drafts[type]))
    .map((draft) => {
      const gate = new ExchangeCollector();
      gate.add("任意", draft);
      return gate.questions[0];
    })
    .filter((question): question is ExchangeQuestion => question !== undefined);
}
