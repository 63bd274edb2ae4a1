/** Doing courseware: which unit is open, what it said last, and whether the platform has it. */
import { type CoursewareStart, readMessage } from "@/components/courseware/messages";
import { askForSync } from "@/components/offline/register";
import { CAN_WAIT } from "@/components/offline/tell";
import { learner } from "@/components/reader/kept";
import { ask, currentSnapshot, update } from "@/components/reader/lesson-store";
import { toUnitReport, type UnitWord, unitWord } from "@/components/reader/package/unit-word";
import { allUnits, putUnit, removeUnit } from "@/components/reader/study/outbox";
import { touch } from "@/components/reader/study/touch";
import type { LessonWork } from "@/lib/catalogue/model";
import type { ReadRange } from "@/lib/learning/model/evidence";

type Package = Extract<LessonWork, { kind: "package" }>;
type Cmi = Record<string, unknown>;

export type UnitStanding = { done: boolean; score: number | null };
type Opened = {
  base: string;
  states: (UnitStanding & { unitId: string; cmi: Cmi })[];
};
type Recorded = UnitStanding & {
  unitId: string;
  ranges: ReadRange[];
  completed: boolean;
  justCompleted: boolean;
};

type State = {
  base: string | null;
  problem: boolean;
  openUnit: string | null;
  units: Readonly<Record<string, UnitStanding>>;
};

const RECORD = "/api/learning/packages";
const RETRY_MILLISECONDS = 15_000;

export class CoursewareSession {
  state: State = { base: null, problem: false, openUnit: null, units: {} };
  readonly #cmi = new Map<string, Cmi>();
  readonly #listeners = new Set<() => void>();
  #frame: HTMLIFrameElement | null = null;
  readonly #sending = new Set<string>();
  /** What the platform does not have yet, by unit; also on the device, for the next page or the worker. */
  readonly #unsent = new Map<string, UnitWord>();

  constructor(
    readonly lessonId: string,
    readonly work: Package,
  ) {
    addEventListener("message", (event) => this.#hear(event));
    addEventListener("online", () => this.#sendAll());
    addEventListener("pagehide", () => this.#leave());
    setInterval(() => this.#sendAll(), RETRY_MILLISECONDS);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Asks where the files are and how the units stand; what this device kept unsent stands above it. */
  async begin(): Promise<void> {
    const answer = await ask<Opened>(`/api/learning/packages/${this.lessonId}`);
    if (!answer?.ok) {
      this.#set({ problem: true });
      return;
    }
    const { base, states } = answer.value;
    for (const { unitId, cmi } of states) this.#cmi.set(unitId, cmi);
    for (const word of await allUnits()) {
      if (word.lessonId !== this.lessonId || word.learnerId !== learner()) continue;
      this.#cmi.set(word.unitId, word.cmi);
      this.#unsent.set(word.unitId, word);
    }
    const units = Object.fromEntries(
      states.map(({ unitId, done, score }) => [unitId, { done, score }]),
    );
    this.#set({ base, units, problem: false });
    this.#sendAll();
  }

  open(unitId: string | null): void {
    this.#set({ openUnit: unitId });
    // A page that says nothing by itself is done when it is opened.
    if (unitId && this.#unit(unitId)?.asset && !this.state.units[unitId]?.done)
      this.#say(unitId, {});
  }

  #unit(unitId: string) {
    return this.work.courseware.units.find(({ id }) => id === unitId);
  }

  /** The unit left last: the first that is begun and not done, else the first that is not done. */
  nextUnit(): string | null {
    const open = this.work.courseware.units.filter(({ id }) => !this.state.units[id]?.done);
    return (open.find(({ id }) => this.#cmi.has(id)) ?? open[0])?.id ?? null;
  }

  /** The frame's name carries what the courseware starts with. */
  frameName(unitId: string): string {
    const { version } = this.work.courseware;
    const given = this.#unit(unitId)?.given;
    const courseware: CoursewareStart = { version, cmi: this.#cmi.get(unitId) ?? null, given };
    return JSON.stringify({ courseware });
  }

  adopt = (frame: HTMLIFrameElement | null): void => {
    this.#frame = frame;
  };

  #hear(event: MessageEvent): void {
    const { openUnit } = this.state;
    if (!openUnit || !this.#frame || event.source !== this.#frame.contentWindow) return;
    const message = readMessage(event.data);
    if (!message) return;
    touch();
    if (message.kind === "touch") return;
    this.#cmi.set(openUnit, message.cmi);
    // Should the courseware turn to another of its pages, it starts from here.
    this.#frame.name = this.frameName(openUnit);
    this.#say(openUnit, message.cmi);
  }

  #say(unitId: string, cmi: Cmi): void {
    const place = { learnerId: learner(), lessonId: this.lessonId, unitId };
    const word = unitWord(place, cmi, Date.now());
    this.#unsent.set(unitId, word);
    void putUnit(word);
    void this.#send(unitId);
  }

  /** The page may not live to hear an answer: it goes by beacon and stays on the device. */
  #leave(): void {
    for (const word of this.#unsent.values()) {
      const body = JSON.stringify(toUnitReport(word, Date.now()));
      navigator.sendBeacon?.(RECORD, new Blob([body], { type: "application/json" }));
    }
  }

  #sendAll(): void {
    for (const { id } of this.work.courseware.units) void this.#send(id);
  }

  async #send(unitId: string): Promise<void> {
    const word = this.#unsent.get(unitId);
    if (!word || this.#sending.has(unitId)) return;
    this.#sending.add(unitId);
    const body = toUnitReport(word, Date.now());
    const answer = await ask<Recorded>(RECORD, { method: "POST", body });
    this.#sending.delete(unitId);
    if (!answer || (!answer.ok && CAN_WAIT.includes(answer.refusal.code))) {
      void askForSync();
      return;
    }
    await removeUnit(word);
    if (this.#unsent.get(unitId) === word) this.#unsent.delete(unitId);
    else void this.#send(unitId);
    if (answer.ok) this.#take(answer.value);
  }

  #take({ unitId, done, score, ranges, completed, justCompleted }: Recorded): void {
    this.#set({ units: { ...this.state.units, [unitId]: { done, score } } });
    const { lesson, justCompleted: before } = currentSnapshot();
    if (!lesson) return;
    const completedLessonIds = completed
      ? [...new Set([...lesson.completedLessonIds, this.lessonId])]
      : lesson.completedLessonIds;
    const progress = { ...lesson.progress, ranges, completed };
    update({
      lesson: { ...lesson, progress, completedLessonIds },
      justCompleted: before || justCompleted,
    });
  }

  #set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
