import { useEffect } from "react";
import type { ReportAbsence } from "@/lib/assessment/model/attempt";

/** A glance at another window is no absence. */
const LEAST_MILLISECONDS = 2000;

/**
 * Reports when the answer sheet goes out of sight and when it is seen again. The first report goes
 * out at once, as the page may never come back; one that fails goes with the next.
 */
export function useAbsences(attemptId: string) {
  useEffect(() => {
    let left: { id: string; at: number } | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let unsent: ReportAbsence[] = [];

    async function report(absence: ReportAbsence) {
      const waiting = [...unsent.filter((one) => one.absenceId !== absence.absenceId), absence];
      unsent = [];
      for (const one of waiting) {
        if (!(await send(one))) unsent.push(one);
      }
    }

    function onVisibility() {
      clearTimeout(timer);
      if (document.visibilityState === "hidden") {
        const id = crypto.randomUUID();
        left = { id, at: Date.now() };
        const leave = () => void report({ attemptId, absenceId: id, awaySeconds: null });
        timer = setTimeout(leave, LEAST_MILLISECONDS);
      } else if (left) {
        const away = Date.now() - left.at;
        const awaySeconds = Math.min(86_400, Math.round(away / 1000));
        if (away >= LEAST_MILLISECONDS) {
          void report({ attemptId, absenceId: left.id, awaySeconds });
        }
        left = null;
      }
    }

    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisibility);
    };
  }, [attemptId]);
}

async function send(absence: ReportAbsence): Promise<boolean> {
  try {
    const response = await fetch("/api/assessment/absences", {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(absence),
      keepalive: true,
    });
    // What the server will never take need not be sent again.
    return response.status < 500;
  } catch {
    return false;
  }
}
