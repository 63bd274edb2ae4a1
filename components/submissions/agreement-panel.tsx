import { Card } from "@/components/ui/card";
import { type Agreement, kappaInWords } from "@/lib/submissions/rules/agreement";

const number = (value: number) => value.toFixed(2).replace("-", "−");

/** How far two graders agree, over the works that both have graded. */
export function AgreementPanel({ agreement }: { agreement: Agreement }) {
  const { works, kappa, sameLevel, meanDifference, meanDistance, criteria } = agreement;
  const said = (value: number | null) =>
    value === null ? "都在同一档，算不出" : `${number(value)}，${kappaInWords(value)}`;
  return (
    <Card className="flex flex-col gap-2">
      <h2 className="text-lg">两位老师的一致程度</h2>
      <p>
        {works}份由两位老师评过。同一档的占{Math.round(sameLevel * 100)}%，Cohen’s κ 为{said(kappa)}
        。 总分平均相差{number(meanDistance)}分，第一位比第二位平均高{number(meanDifference)}分。
      </p>
      <ul className="list-disc ps-6">
        {criteria.map((criterion) => (
          <li key={criterion.title}>
            {criterion.title}：κ {said(criterion.kappa)}；平均高{number(criterion.meanDifference)}分
          </li>
        ))}
      </ul>
    </Card>
  );
}
