/** Doing courseware: which unit is open, what it said last, and whether the platform has it. */
import { type CoursewareStart, readMessage } from "@/components/courseware/messages";
import { keep, kept, learner } from "@/components/reader/kept";
import { ask, currentSnapshot, update } from "@/components/reader/lesson-store";
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

/** What a unit said and the platform does not have yet. */
type Unsent = { cmi: Cmi; at: number };

type State = {
  base: string | null;
  problem: boolean;
  openUnit: string | null;
  units: Readonly<Record<string, UnitStanding>>;
};

const RETRY_MILLISECONDS = 15_000;

export class CoursewareSession {
  state: State = { base: null, problem: false, openUnit: null, units: {} };
  readonly #cmi = new Map<string, Cmi>();
  readonly #listeners = new Set<() => void>();
  #frame: HTMLIFrameElement | null = null;
  #sending = new Set<string>();

  constructor(
    readonly lessonId: string,
    readonly work: Package,
  ) {
    addEventListener("message", (event) => this.#hear(event));
    addEventListener("online", () => this.#sendAll());
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
    for (const { id } of this.work.courseware.units) {
      const unsent = this.#unsent(id);
      if (unsent) this.#cmi.set(id, unsent.cmi);
    }
    const units = Object.fromEntries(
      states.map(({ unitId, done, score }) => [unitId, { done, score }]),
    );
    this.#set({ base, units, problem: false });
    this.#sendAll();
  }

  open(unitId: string | null): void {
    this.#set({ openUnit: unitId });
  }

  /** The unit left last: the first that is begun and not done, else the first that is not done. */
  nextUnit(): string | null {
    const open = this.work.courseware.units.filter(({ id }) => !this.state.units[id]?.done);
    return (open.find(({ id }) => this.#cmi.has(id)) ?? open[0])?.id ?? null;
  }

  /** The frame's name carries what the courseware starts with. */
  frameName(unitId: string): string {
    const { version } = this.work.courseware;
    const courseware: CoursewareStart = { version, cmi: this.#cmi.get(unitId) ?? null };
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
    keep(keyOf(openUnit), this.lessonId, { cmi: message.cmi, at: Date.now() } satisfies Unsent);
    void this.#send(openUnit);
  }

  #sendAll(): void {
    for (const { id } of this.work.courseware.units) void this.#send(id);
  }

  async #send(unitId: string): Promise<void> {
    const unsent = this.#unsent(unitId);
    if (!unsent || this.#sending.has(unitId)) return;
    this.#sending.add(unitId);
    const age = Math.max(0, (Date.now() - unsent.at) / 1000);
    const learnerId = learner();
    const body = { lessonId: this.lessonId, unitId, age, cmi: unsent.cmi };
    const answer = await ask<Recorded>("/api/learning/packages", {
      method: "POST",
      body: learnerId ? { ...body, learnerId } : body,
    });
    this.#sending.delete(unitId);
    if (!answer || (!answer.ok && answer.refusal.code === "sign_in_required")) return;
    const newer = this.#unsent(unitId);
    if (newer && newer.at !== unsent.at) void this.#send(unitId);
    else keep(keyOf(unitId), this.lessonId, null);
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

  #unsent(unitId: string): Unsent | null {
    return kept<Unsent>(keyOf(unitId), this.lessonId);
  }

  #set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function keyOf(unitId: string): string {
  return `package:${unitId}`;
}
