import { Card } from "@/components/ui/card";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { Tag } from "@/components/ui/tag";
import type { QuestionKind } from "@/lib/assessment/model/question";
import { questionKindNames } from "@/lib/assessment/rules/answering";
import {
  type ChoiceFigures,
  type ItemFigures,
  idleDistractors,
  itemVerdicts,
} from "@/lib/assessment/rules/item-analysis";
import { plainLine } from "@/lib/assessment/rules/question-text";

type Props = {
  item: ItemFigures & {
    number: number;
    stem: string;
    kind: QuestionKind;
    topic: string;
    omitted: number;
    choices: readonly ChoiceFigures[];
  };
};

/** One question: its figures, what to look at, and who chose what. */
export function ItemCard({ item }: Props) {
  const idle = idleDistractors(item.choices, item.attempts);
  return (
    <Card className="flex flex-col gap-4">
      <div>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          第{item.number}题 · {questionKindNames[item.kind]} · {item.topic}
          {itemVerdicts(item).map(({ tone, words }) => (
            <Tag key={words} tone={tone}>
              {words}
            </Tag>
          ))}
        </p>
        <h3 className="mt-1 whitespace-pre-line font-sans text-base font-semibold">
          {plainLine(item.stem)}
        </h3>
      </div>
      {item.attempts > 0 && (
        <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
          <Figure name="作答" value={`${item.attempts}人`} />
          <Figure name="空着" value={`${item.omitted}人`} />
          <Figure name="得分率" value={`${Math.round(item.facility * 100)}%`} />
          <Figure name="区分度" value={decimal(item.discrimination)} />
          <Figure name="点二列相关" value={decimal(item.pointBiserial)} />
        </dl>
      )}
      {item.attempts > 0 && item.choices.length > 0 && (
        <Choices number={item.number} choices={item.choices} />
      )}
      {idle.length > 0 && (
        <p className="text-sm text-amber">
          几乎没有人选：{idle.map(plainLine).join("、")}。可以换一个更像的干扰项。
        </p>
      )}
    </Card>
  );
}

function Choices({ number, choices }: { number: number; choices: readonly ChoiceFigures[] }) {
  return (
    <ScrollRegion label={`第${number}题各选项被选的次数`}>
      <table className="w-full text-sm">
        <thead className="text-start text-muted">
          <tr>
            <th scope="col" className="py-1 pe-3 text-start font-medium">
              选项
            </th>
            <th scope="col" className="px-2 text-end font-medium">
              全部
            </th>
            <th scope="col" className="px-2 text-end font-medium">
              高分组
            </th>
            <th scope="col" className="ps-2 text-end font-medium">
              低分组
            </th>
          </tr>
        </thead>
        <tbody>
          {choices.map(({ id, text, right, all, upper, lower }) => (
            <tr key={id} className="border-t border-line">
              <td className="py-1.5 pe-3">
                {plainLine(text)}
                {right && <span className="font-semibold text-good">（正确）</span>}
              </td>
              <td className="px-2 text-end tabular-nums">{all}</td>
              <td className="px-2 text-end tabular-nums">{upper}</td>
              <td className="ps-2 text-end tabular-nums">{lower}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex gap-2">
      <dt className="text-muted">{name}</dt>
      <dd className="font-semibold tabular-nums">{value}</dd>
    </div>
  );
}

function decimal(value: number | null): string {
  return value === null ? "—" : value.toFixed(2);
}
