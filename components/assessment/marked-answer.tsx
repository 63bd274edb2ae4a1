import { Check, X } from "lucide-react";
import type { ReactNode } from "react";
import { OptionText } from "@/components/assessment/question-text";
import type { Answer, Blank, OpenBody, Option } from "@/lib/assessment/model/question";
import { judgementOptions } from "@/lib/assessment/rules/answering";
import { misplacedItem } from "@/lib/assessment/rules/ordering";

type Props = {
  body: OpenBody;
  answer: Answer;
  right: Answer;
  /** Where pictures lie, see QuestionText. */
  media?: string | undefined;
};

/** An answer beside the right one, marked in words and signs. Preact-safe, like the inputs. */
export function MarkedAnswer({ body, answer, right, media }: Props) {
  switch (body.kind) {
    case "ordering":
      return <MarkedOrder options={body.options} answer={answer} right={right} media={media} />;
    case "matching":
      return (
        <MarkedPairs
          lefts={body.lefts}
          options={body.options}
          answer={answer}
          right={right}
          media={media}
        />
      );
    case "fill":
      return <MarkedBlanks blanks={body.blanks} answer={answer} right={right} />;
    case "short":
    case "essay":
      return <p className="whitespace-pre-line">{answer[0]?.trim() || "没有作答"}</p>;
    case "judgement":
      return <MarkedChoices options={judgementOptions} answer={answer} right={right} />;
    default:
      return <MarkedChoices options={body.options} answer={answer} right={right} media={media} />;
  }
}

type ChoicesProps = Omit<Props, "body"> & { options: readonly Option[] };

function MarkedChoices({ options, answer, right, media }: ChoicesProps) {
  return (
    <ul className="grid gap-2">
      {options.map((option) => {
        const picked = answer.includes(option.id);
        const isRight = right.includes(option.id);
        return (
          <Row key={option.id} tone={isRight ? "right" : picked ? "wrong" : "plain"}>
            <span className="min-w-0 flex-1">
              <OptionText text={option.text} media={media} />
            </span>
            {picked && isRight && <Verdict right>选对了</Verdict>}
            {picked && !isRight && <Verdict>选错了</Verdict>}
            {!picked && isRight && <Verdict right>正确答案</Verdict>}
          </Row>
        );
      })}
    </ul>
  );
}

function MarkedOrder({ options, answer, right, media }: ChoicesProps) {
  const textOf = namesOf(options);
  const allInPlace = right.every((id, index) => answer[index] === id);
  const misplaced = misplacedItem(answer, right);
  return (
    <div className="grid gap-4">
      {answer.length > 0 && (
        <div>
          <p className="mb-2 text-sm font-semibold text-muted">作答的顺序</p>
          <ol className="grid gap-2">
            {[...new Set(answer)].map((id, index) => {
              // One item in the wrong place shifts its neighbours; the fault is not theirs.
              const inPlace = misplaced === null ? right[index] === id : id !== misplaced;
              return (
                <Row key={id} tone={inPlace ? "right" : "wrong"}>
                  <span className="min-w-0 flex-1">
                    {index + 1}. <OptionText text={textOf(id)} media={media} />
                  </span>
                  <Verdict right={inPlace}>
                    {inPlace ? "顺序对" : `应在第${right.indexOf(id) + 1}位`}
                  </Verdict>
                </Row>
              );
            })}
          </ol>
        </div>
      )}
      {!allInPlace && (
        <div>
          <p className="mb-2 text-sm font-semibold text-muted">正确顺序</p>
          <ol className="grid gap-2">
            {right.map((id, index) => (
              <Row key={id} tone="plain">
                {index + 1}. <OptionText text={textOf(id)} media={media} />
              </Row>
            ))}
          </ol>
        </div>
      )}
    </div>
  );
}

function MarkedPairs({ lefts, options, answer, right, media }: ChoicesProps & { lefts: Option[] }) {
  const textOf = namesOf(options);
  return (
    <ul className="grid gap-2">
      {lefts.map((left, index) => {
        const isRight = answer[index] === right[index];
        const chosen = textOf(answer[index]);
        return (
          <Row key={left.id} tone={isRight ? "right" : "wrong"}>
            <div className="min-w-0 flex-1">
              <div className="font-medium">
                <OptionText text={left.text} media={media} />
              </div>
              <div>
                选的：
                {chosen === "" ? "没有选" : <OptionText text={chosen} media={media} />}
              </div>
              {!isRight && (
                <div>
                  应为：
                  <OptionText text={textOf(right[index])} media={media} />
                </div>
              )}
            </div>
            <Verdict right={isRight}>{isRight ? "对" : answer[index] ? "错" : "未选"}</Verdict>
          </Row>
        );
      })}
    </ul>
  );
}

type BlanksProps = { blanks: readonly Blank[]; answer: Answer; right: Answer };

/** What was written beside what belongs there. Which words count as the same is the server's knowledge. */
function MarkedBlanks({ blanks, answer, right }: BlanksProps) {
  return (
    <ul className="grid gap-2">
      {blanks.map(({ id }, place) => (
        <Row key={id} tone="plain">
          <div className="min-w-0 flex-1">
            <p>
              第{place + 1}空写的：{answer[place]?.trim() || "没有写"}
            </p>
            <p className="font-medium">参考答案：{right[place]}</p>
          </div>
        </Row>
      ))}
    </ul>
  );
}

const tones = {
  right: "border-good bg-good-soft",
  wrong: "border-danger bg-danger-soft",
  plain: "border-line bg-surface",
} as const;

function Row({ tone, children }: { tone: keyof typeof tones; children: ReactNode }) {
  return (
    <li
      className={`flex min-h-target items-start gap-3 rounded-medium border px-3.5 py-2 ${tones[tone]}`}
    >
      {children}
    </li>
  );
}

function Verdict({ right = false, children }: { right?: boolean; children: ReactNode }) {
  const Icon = right ? Check : X;
  return (
    <span
      className={`flex shrink-0 items-center gap-1 text-sm font-semibold leading-[1.8rem] ${right ? "text-good" : "text-danger"}`}
    >
      <Icon className="size-4.5" strokeWidth={2.5} aria-hidden="true" />
      {children}
    </span>
  );
}

function namesOf(options: readonly Option[]) {
  const texts = new Map(options.map((option) => [option.id, option.text]));
  return (id: string | undefined) => texts.get(id ?? "") ?? "";
}
