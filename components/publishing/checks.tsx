import { FaultList } from "@/components/authoring/fault-list";
import { Folded } from "@/components/ui/folded";
import type { DraftFault } from "@/lib/authoring/model/draft";

/** What was found in one file, by the name people know it by. */
export type FileFaults = { name: string; href: string | null; faults: DraftFault[] };

type Props = { faults: FileFaults[]; advice: FileFaults[] };

/** What has to be mended before publishing, and what could be better. */
export function Checks({ faults, advice }: Props) {
  const [count, hints] = [countOf(faults), countOf(advice)];
  return (
    <div className="flex flex-col gap-4">
      {count > 0 ? (
        <>
          <p className="font-semibold text-danger">还有{count}处要补，补好才能发布：</p>
          {faults.map((file) => (
            <OfFile key={file.name} file={file} />
          ))}
        </>
      ) : (
        <p className="text-good">✓ 链接、图片的替代文字、答案和解析都查过了，没有要补的。</p>
      )}
      {hints > 0 && (
        <Folded summary={`另有${hints}条建议，不影响发布`}>
          <div className="flex flex-col gap-3">
            {advice.map((file) => (
              <OfFile key={file.name} file={file} />
            ))}
          </div>
        </Folded>
      )}
    </div>
  );
}

function OfFile({ file: { name, href, faults } }: { file: FileFaults }) {
  return (
    <div className="flex flex-col gap-1">
      <h3 className="font-semibold">
        {href ? (
          <a href={href} className="link inline-flex min-h-target items-center">
            {name}
          </a>
        ) : (
          name
        )}
      </h3>
      <FaultList faults={faults} none="" />
    </div>
  );
}

export function countOf(files: readonly FileFaults[]): number {
  return files.reduce((sum, { faults }) => sum + faults.length, 0);
}
