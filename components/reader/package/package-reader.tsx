import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { CoursewareSession } from "@/components/reader/package/courseware-session";
import { Button } from "@/components/ui/button";
import { percentInWords } from "@/lib/platform/wording";

/** The units of the courseware, and the one that is open. */
export function PackageReader({ session }: { session: CoursewareSession }) {
  const state = useSyncExternalStore(session.subscribe, () => session.state);
  const { units } = session.work.courseware;
  useEffect(() => void session.begin(), [session]);

  if (state.problem) {
    return (
      <p className="flex flex-wrap items-center gap-3">
        课件没有打开，已做的都在。
        <Button variant="secondary" onClick={() => void session.begin()}>
          再试一次
        </Button>
      </p>
    );
  }
  if (!state.base) return <p role="status">正在打开课件…</p>;
  if (state.openUnit) return <OpenUnit session={session} unitId={state.openUnit} />;
  const next = session.nextUnit();
  return (
    <section aria-label="课件" className="package-units">
      <ol>
        {units.map(({ id, title }) => {
          const standing = state.units[id];
          return (
            <li key={id}>
              <button type="button" onClick={() => session.open(id)}>
                <span className="flex-1">{title}</span>
                <span className="text-sm text-muted">
                  {standing?.done ? "✓ 已完成" : standing ? "做到一半" : "还没有做"}
                  {typeof standing?.score === "number" && `，${percentInWords(standing.score)}`}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      {next && (
        <Button className="mt-4" onClick={() => session.open(next)}>
          {Object.keys(state.units).length > 0 ? "接着做" : "开始做"}
        </Button>
      )}
    </section>
  );
}

/** The courseware in a frame without this page's origin: it reaches neither the page nor the session. */
function OpenUnit({ session, unitId }: { session: CoursewareSession; unitId: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  // What it starts with is given once; later changes are told through the frame itself.
  const [name] = useState(() => session.frameName(unitId));
  const unit = session.work.courseware.units.find(({ id }) => id === unitId);
  useEffect(() => {
    session.adopt(frame.current);
    return () => session.adopt(null);
  }, [session]);
  if (!unit) return null;
  const address = `${session.state.base}${unit.href}`;
  // Under a host name of its own it may have that origin: it is not this page's.
  const elsewhere = new URL(address, location.href).origin !== location.origin;
  return (
    <section aria-label="课件" className="package-open">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Button variant="quiet" onClick={() => session.open(null)}>
          回到单元列表
        </Button>
        <Button variant="quiet" onClick={() => void frame.current?.requestFullscreen?.()}>
          全屏
        </Button>
      </div>
      <iframe
        ref={frame}
        name={name}
        src={address}
        title={unit.title}
        sandbox={`allow-scripts allow-forms allow-popups allow-modals${elsewhere ? " allow-same-origin" : ""}`}
        allow="fullscreen; autoplay"
      />
    </section>
  );
}
