import { useLesson } from "@/components/reader/islands/use-lesson";
import type { Study } from "@/components/reader/study/study";
import { Button } from "@/components/ui/button";

/** When somebody studies on two devices or in two tabs: which of them counts, and how to change it. */
export function SeatNotice({ study }: { study: Study }) {
  const { seat } = useLesson();
  if (seat === "here") return null;
  return (
    <div role="status" className="seat-notice">
      {seat === "elsewhere" ? (
        <>
          <span>您正在另一台设备或另一个页面上学习，这里先停下，不再计时。已学的都在。</span>
          <Button variant="secondary" onClick={() => study.comeHere()}>
            在这里继续
          </Button>
        </>
      ) : (
        <span>已转到这里学习，另一台设备或页面上的学习先停下了。</span>
      )}
    </div>
  );
}
