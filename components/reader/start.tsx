/**
 * What every kind of lesson page does when its script runs: ask for what is personal, then make the
 * places in the document live. How the lesson itself is studied is the entry's.
 */
import { registerWorker } from "@/components/offline/register";
import { forgetOthers } from "@/components/offline/saved";
import { tellUnits } from "@/components/offline/tell";
import { Checks } from "@/components/reader/islands/checks";
import { EvidenceStrip } from "@/components/reader/islands/evidence-strip";
import { Notes } from "@/components/reader/islands/notes";
import { OfflineSave } from "@/components/reader/islands/offline-save";
import { SeatNotice } from "@/components/reader/islands/seat-notice";
import { SyncState, SyncWarning } from "@/components/reader/islands/sync-line";
import { Ticks } from "@/components/reader/islands/ticks";
import { rememberLearner } from "@/components/reader/kept";
import type { LessonData } from "@/components/reader/lesson-data";
import { ask, update } from "@/components/reader/lesson-store";
import { type ComponentChild, mount } from "@/components/reader/mount";
import type { Study } from "@/components/reader/study/study";
import { DisplayMenu } from "@/components/shell/display-menu";
import type { LessonState } from "@/lib/learning/model/evidence";

const data: LessonData = JSON.parse(document.getElementById("lesson-data")?.textContent ?? "{}");

/** Puts a component into every place of the document that has this name. */
export function island(name: string, content: ComponentChild): void {
  for (const place of document.querySelectorAll<HTMLElement>(`[data-island="${name}"]`)) {
    mount(place, content);
  }
}

/** Runs the page; `study` begins to study the lesson once it is known how far the learner is. */
export async function startReader(study: (data: LessonData) => Study | null): Promise<void> {
  registerWorker();
  island("display", <DisplayMenu />);
  island("sync", <SyncWarning />);
  island("sync-state", <SyncState />);
  // The next word to the platform may be a while away: the browser knows at once.
  addEventListener("offline", () => update({ sync: "offline" }));
  let studied: Study | null = null;
  island("evidence", <EvidenceStrip data={data} onConfirm={() => void studied?.confirm()} />);
  const answer = await ask<LessonState>(`/api/learning/lessons/${data.lessonId}`);
  if (answer?.ok) {
    rememberLearner(answer.value.learnerId);
    void forgetOthers(answer.value.learnerId);
    update({ lesson: answer.value });
  }
  studied = study(data);
  void tellUnits().catch(() => undefined);
  if (studied) island("seat", <SeatNotice study={studied} />);
  island("notes", <Notes lessonId={data.lessonId} />);
  island("offline", <OfflineSave data={data} />);
  mount(document.createElement("div"), <Ticks />);
  const onAnswered = () => void studied?.report();
  Checks({ lessonId: data.lessonId, checks: data.checks, onAnswered });
}
