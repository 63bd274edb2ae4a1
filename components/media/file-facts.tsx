import { lengthInWords } from "@/components/media/facts-in-words";
import { Card } from "@/components/ui/card";
import type { LibraryItem } from "@/lib/authoring/model/library";
import { bytesInWords, dateTimeInWords } from "@/lib/platform/wording";

/** What is known of a file, item by item. */
export function FileFacts({ item: { type, bytes, at, facts } }: { item: LibraryItem }) {
  const { seconds, width, height, pages, courseware } = facts;
  const rows: [string, string][] = [
    ["格式", type],
    ["大小", bytesInWords(bytes)],
    ...(seconds ? [["时长", lengthInWords(seconds)] as [string, string]] : []),
    ...(width && height ? [["尺寸", `${width}×${height}像素`] as [string, string]] : []),
    ...(pages ? [["页数", `${pages}页`] as [string, string]] : []),
    ...(courseware
      ? ([
          ["标准", `SCORM ${courseware.version}`],
          ["单元", courseware.units.map((unit) => unit.title).join("、")],
        ] as [string, string][])
      : []),
    ["存入时间", dateTimeInWords(new Date(at))],
  ];
  return (
    <Card>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-2">
        {rows.map(([term, words]) => (
          <div key={term} className="contents">
            <dt className="text-muted">{term}</dt>
            <dd className="break-words">{words}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
