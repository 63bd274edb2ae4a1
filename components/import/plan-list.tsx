import { Tag } from "@/components/ui/tag";
import type { WordPlan } from "@/lib/transfer/model/word";

/** The lessons that a document would become. */
export function PlanList({ plan }: { plan: WordPlan }) {
  return (
    <ol className="overflow-hidden rounded-large border border-line bg-surface">
      {plan.lessons.map(({ title, from, characters, minutes, pictures, wordless }) => (
        <li key={from} className="border-line px-4 py-3 not-first:border-t">
          <p className="font-semibold">{title}</p>
          <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
            <span>{characters}字</span>
            <span>约{minutes}分钟</span>
            {pictures > 0 && <span>{pictures}张图片</span>}
            {wordless > 0 && <Tag tone="amber">{wordless}张缺文字说明</Tag>}
            {characters === 0 && pictures === 0 && <Tag tone="amber">没有正文</Tag>}
          </p>
        </li>
      ))}
    </ol>
  );
}
