/**
 * Studying, whatever the kind of lesson: looks once a second at what is seen, tells the platform every
 * quarter of a minute, and keeps what it could not tell until it can.
 */
import { askForSync } from "@/components/offline/register";
import { CAN_WAIT } from "@/components/offline/tell";
import { learner } from "@/components/reader/kept";
import { ask, currentSnapshot, update } from "@/components/reader/lesson-store";
import { newId } from "@/components/reader/study/new-id";
import { putStretch, removeStretch, unsentStretches } from "@/components/reader/study/outbox";
import {
  extended,
  type Glance,
  goesOn,
  joinedStretch,
  type Stretch,
  toBeat,
} from "@/components/reader/study/stretch";
import type { ReadRange, StudyReport } from "@/lib/learning/model/evidence";
import { mergeRanges, without } from "@/lib/learning/rules/ranges";

/** Between these, at random: people are not clocks, and a province's phones should not beat as one. */
const BEAT_SECONDS = { min: 12, max: 18 };

/** How often what is being studied is written to the device. */
const SAVE_SECONDS = 3;

const LONG_AGO_SECONDS = 20 * 24 * 3600;

const PROGRESS = "/api/learning/progress";
const SESSION = "reader:session";

/** One page on which somebody studies. */
export class Study {
  readonly #session = tabSession();
  #current: Stretch | null = null;
  /** All that was seen on this page; what the platform did not believe yet is told again. */
  #seen: ReadRange[] = [];
  #lastLook = Date.now();
  #sinceBeat = 0;
  #sinceSave = 0;
  #nextBeat = beatSeconds();
  #begin = true;
  #sending = false;

  /** `look` is asked once a second what was seen in the seconds that passed. */
  constructor(
    readonly lessonId: string,
    readonly look: (passed: number) => Glance,
  ) {
    void sendUnsent().then(() => this.report());
    setInterval(() => this.#observe(), 1000);
    addEventListener("online", () => void this.report());
    addEventListener("pagehide", () => this.#leave());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.#leave();
      else if (currentSnapshot().seat !== "elsewhere") this.#begin = true;
    });
  }

  /** Tells the platform what there is now: the time has come, a question was answered, the end was reached. */
  async report(): Promise<void> {
    if (this.#sending) return;
    const { confirming } = currentSnapshot();
    this.#sending = true;
    this.#sinceBeat = 0;
    this.#nextBeat = beatSeconds();
    const told = marked(this.#current ?? this.#fresh(Date.now()));
    this.#current = null;
    const known = currentSnapshot().lesson?.progress.ranges ?? [];
    const ranges = mergeRanges([...told.ranges, ...without(this.#seen, known)]);
    const sent = await send({ ...told, ranges }, this.#begin);
    if (sent === "kept") await this.#takeBack(told);
    else this.#begin = false;
    this.#sending = false;
    // What a page did after it was left is nobody's study: it is not told again.
    if (currentSnapshot().seat === "elsewhere") {
      this.#seen = [...(currentSnapshot().lesson?.progress.ranges ?? [])];
      update({ unsent: [], unsentSeconds: 0 });
    }
    if (!confirming && currentSnapshot().confirming) return await this.report();
    if (sent === "taken") await sendUnsent(this.#current ?? told);
  }

  /** The learner says that the lesson is done. It is told with all that was studied, until it counts. */
  async confirm(): Promise<void> {
    update({ confirming: true });
    await this.report();
  }

  /** Somebody says that it is here where they study. */
  comeHere(): void {
    this.#begin = true;
    update({ seat: "here" });
    void this.report();
  }

  #observe(): void {
    const now = Date.now();
    const passed = Math.max(0, (now - this.#lastLook) / 1000);
    this.#lastLook = now;
    const glance = this.look(passed);
    if (glance.seconds <= 0 || currentSnapshot().seat === "elsewhere") return;
    const going = this.#current;
    const goes = going && goesOn(going, now);
    if (going && !goes) void putStretch(going);
    const base = goes ? going : this.#fresh(now - glance.seconds * 1000);
    this.#current = extended(base, glance, now);
    this.#seen = mergeRanges([...this.#seen, ...glance.ranges]);
    update({
      unsent: without(this.#seen, currentSnapshot().lesson?.progress.ranges ?? []),
      unsentSeconds: currentSnapshot().unsentSeconds + glance.seconds,
    });
    this.#count(glance.seconds);
  }

  #count(seconds: number): void {
    this.#sinceSave += seconds;
    this.#sinceBeat += seconds;
    if (this.#sinceSave >= SAVE_SECONDS && this.#current) {
      this.#sinceSave = 0;
      void putStretch(this.#current);
    }
    if (this.#sinceBeat >= this.#nextBeat) void this.report();
  }

  /** What could not be told joins what was seen since, or waits in the outbox. */
  async #takeBack(told: Stretch): Promise<void> {
    const joined = this.#current && joinedStretch(told, this.#current);
    if (joined) this.#current = joined;
    else if (told.activeSeconds > 0 || told.confirmed) await putStretch(told);
  }

  /** The page may not live to hear an answer: it goes by beacon and stays in the outbox. */
  #leave(): void {
    if (!this.#current) return;
    const left = marked(this.#current);
    const body = JSON.stringify(toBeat(left, Date.now(), this.#begin));
    void putStretch(left);
    navigator.sendBeacon?.(PROGRESS, new Blob([body], { type: "application/json" }));
  }

  #fresh(now: number): Stretch {
    const position = currentSnapshot().lesson?.progress.position ?? 0;
    return {
      ...{ id: newId(), learnerId: learner(), lessonId: this.lessonId, session: this.#session },
      ...{ beganAt: now, endedAt: now, activeSeconds: 0, ranges: [], position },
    };
  }
}

/** A stretch that also tells, where it was said, that the lesson is done. */
function marked(stretch: Stretch): Stretch {
  return currentSnapshot().confirming ? { ...stretch, confirmed: true } : stretch;
}

/** One session for all lessons read in this tab: to turn to the next one is not to come from elsewhere. */
function tabSession(): string {
  try {
    const known = sessionStorage.getItem(SESSION) ?? newId();
    sessionStorage.setItem(SESSION, known);
    return known;
  } catch {
    return newId();
  }
}

/**
 * Opens a lesson that will be read without network: time counts from then on. Told as something of
 * long ago, it changes neither where somebody stands in it nor where they study.
 */
export async function openLesson(lessonId: string): Promise<void> {
  const nothing = { activeSeconds: 0, ranges: [], position: 0, age: LONG_AGO_SECONDS };
  const body = { lessonId, session: tabSession(), ...nothing };
  await ask<StudyReport>(PROGRESS, { method: "POST", body });
}

function beatSeconds(): number {
  return BEAT_SECONDS.min + Math.random() * (BEAT_SECONDS.max - BEAT_SECONDS.min);
}

/** "kept": it could not be told and is to be told again; "dropped": telling it again is of no use. */
type Sent = "taken" | "kept" | "dropped";

async function send(stretch: Stretch, begin: boolean): Promise<Sent> {
  const body = toBeat(stretch, Date.now(), begin);
  const answer = await ask<StudyReport>(PROGRESS, { method: "POST", body });
  if (!answer || (!answer.ok && CAN_WAIT.includes(answer.refusal.code))) {
    void askForSync();
    return "kept";
  }
  await removeStretch(stretch.id);
  update({ unsentSeconds: Math.max(0, currentSnapshot().unsentSeconds - stretch.activeSeconds) });
  if (!answer.ok) return "dropped";
  adopt(answer.value);
  return "taken";
}

/** Tells what earlier pages could not, whatever their lesson; `except` is still being studied. */
async function sendUnsent(except?: Stretch): Promise<void> {
  for (const stretch of await unsentStretches(learner())) {
    if (stretch.id === except?.id) continue;
    const sent = await send(stretch, false);
    if (sent === "kept") return;
  }
}

function adopt({ justCompleted, seat, ...progress }: StudyReport): void {
  const { lesson, justCompleted: before } = currentSnapshot();
  if (!lesson) return;
  const completedLessonIds = progress.completed
    ? [...new Set([...lesson.completedLessonIds, progress.lessonId])]
    : lesson.completedLessonIds;
  if (progress.lessonId !== lesson.progress.lessonId) {
    update({ lesson: { ...lesson, completedLessonIds } });
    return;
  }
  update({
    lesson: { ...lesson, progress, completedLessonIds },
    justCompleted: before || justCompleted,
    confirming:
      currentSnapshot().confirming && !progress.completed && !progress.deeds.includes("confirmed"),
    seat,
    unsent: without(currentSnapshot().unsent, progress.ranges),
  });
}
