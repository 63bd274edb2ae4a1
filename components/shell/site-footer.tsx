import { RingsMark } from "@/components/ui/rings-mark";

/** What this place is, and how far its words can be relied on. */
export function SiteFooter() {
  return (
    <footer className="border-t border-line bg-surface-2 print:hidden">
      <div className="mx-auto flex max-w-page gap-4 px-4 py-8 text-sm text-muted sm:px-6">
        <RingsMark className="mt-0.5 size-10" />
        <div>
          <p>
            <span className="font-display font-bold text-ink">五社学堂</span>
            　湖北社会工作者的线上课堂
          </p>
          <p>课程按各自标明的日期整理；政策如有变化，以主管部门最新文件为准。</p>
          <p>
            <a href="/verify" className="link inline-flex min-h-target items-center">
              验证结业证书
            </a>
          </p>
        </div>
      </div>
    </footer>
  );
}
