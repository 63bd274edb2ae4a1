import { Folded } from "@/components/ui/folded";

const signs: [sign: string, what: string][] = [
  ["## 标题", "小节标题；### 再小一级"],
  ["**粗体**", "重点词"],
  ["- 一条", "列表；1. 开头是编号"],
  ["> 引用", "引别人的话"],
  ["| 列 | 列 |", "表格，第二行写 | - | - |"],
  [":::case[标题]", "案例框，最后单独写一行 :::；point 要点，warning 易错，law 法条"],
];

/** How a lesson is written, for those who do not know the signs by heart. */
export function WritingHelp() {
  return (
    <Folded summary="怎样写标题、列表、提示框" open>
      <dl className="flex flex-col gap-2 text-sm">
        {signs.map(([sign, what]) => (
          <div key={sign}>
            <dt>
              <code className="rounded-small bg-surface-2 px-1.5 py-0.5">{sign}</code>
            </dt>
            <dd className="text-muted">{what}</dd>
          </div>
        ))}
      </dl>
    </Folded>
  );
}
