import type { LessonWork } from "@/lib/catalogue/model";

type Props = { work: Extract<LessonWork, { kind: "package" }> };

/** Courseware needs its run-time: without scripts there is only what it is called. */
export function PackageFigure({ work }: Props) {
  return (
    <>
      <div data-island="package">
        <p>课件：{work.courseware.title}。打开课件需要浏览器允许运行脚本。</p>
      </div>
      <div data-island="evidence" />
    </>
  );
}
