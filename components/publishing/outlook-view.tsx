import type { Outlook } from "@/lib/learning/rules/release-outlook";

type Props = {
  /** Null while the draft cannot be read as a course. */
  outlook: Outlook | null;
  same: boolean;
};

/** What publishing means to those who are in the middle of the course. */
export function OutlookView({ outlook, same }: Props) {
  if (same) return <p className="text-muted">没有要发布的，谁也不受影响。</p>;
  if (!outlook) return <p className="text-muted">补好以后才算得出对学员的影响。</p>;
  const { people, lines } = outlook;
  if (people === 0) return <p>现在没有人学到一半。发布后加入的人学新的一版。</p>;
  return (
    <>
      <p>
        {people}
        人学到一半，发布后都留在自己那一版，学时和证书不受影响。想换的人自己点“换到新版”，换过去以后：
      </p>
      <ul className="list-disc ps-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
