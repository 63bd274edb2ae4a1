/** The entry of the lesson document's script: asks for what is personal, then mounts the islands. */

import { startHeartbeat } from "@/components/reader/heartbeat";
import { Checks } from "@/components/reader/islands/checks";
import { EvidenceStrip } from "@/components/reader/islands/evidence-strip";
import { Notes } from "@/components/reader/islands/notes";
import { ResumeOffer } from "@/components/reader/islands/resume-offer";
import { SyncWarning } from "@/components/reader/islands/sync-line";
import { Ticks } from "@/components/reader/islands/ticks";
import { rememberLearner } from "@/components/reader/kept";
import type { CheckInText } from "@/components/reader/lesson-document";
import { ask, update } from "@/components/reader/lesson-store";
import type { ComponentChild } from "@/components/reader/mount";
import { mount } from "@/components/reader/mount";
import { DisplayMenu } from "@/components/shell/display-menu";
import type { LessonState } from "@/lib/learning/model/evidence";

type LessonData = {
  lessonId: string;
  checks: CheckInText[];
  next: { path: string; label: string };
};

const data: LessonData = JSON.parse(document.getElementById("lesson-data")?.textContent ?? "{}");
const text = document.getElementById("lesson-text");

function island(name: string, content: ComponentChild): void {
  for (const place of document.querySelectorAll<HTMLElement>(`[data-island="${name}"]`)) {
    mount(place, content);
  }
}

async function start() {
  island("display", <DisplayMenu />);
  island("sync", <SyncWarning />);
  island("evidence", <EvidenceStrip next={data.next} />);
  const answer = await ask<LessonState>(`/api/learning/lessons/${data.lessonId}`);
  if (answer?.ok) {
    rememberLearner(answer.value.learnerId);
    update({ lesson: answer.value });
  }
  if (text) {
    island("resume", <ResumeOffer text={text} />);
    startHeartbeat(data.lessonId, text);
  }
  island("notes", <Notes lessonId={data.lessonId} />);
  mount(document.createElement("div"), <Ticks />);
  Checks({ lessonId: data.lessonId, checks: data.checks });
}

void start();
