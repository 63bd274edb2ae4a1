/**
 * What courseware finds in its own window: the run-time that SCORM asks for. It stands before all
 * scripts of the courseware, starts with what was kept of the learner, and tells the page around it
 * of every change. The two share no origin: messages are all that passes.
 */

import { Scorm12API, Scorm2004API } from "scorm-again";
import type { CoursewareMessage, CoursewareStart } from "@/components/courseware/messages";
import { whenFinished } from "@/lib/learning/rules/cmi";

/** What courseware sets in quick succession is told once. */
const PAUSE_MILLISECONDS = 500;

/** Signs of life are passed on no more often. */
const TOUCH_MILLISECONDS = 5_000;

type Api = Scorm12API | Scorm2004API;
type Cmi = Record<string, unknown>;

const start = readStart();
if (start) run(start);

function run({ version, cmi, given = {} }: CoursewareStart): void {
  const settings = { autocommit: false, logLevel: 5 as const };
  const api = version === "1.2" ? new Scorm12API(settings) : new Scorm2004API(settings);
  api.loadFromJSON(started(resumed(cmi, version), version, given), "");
  Object.assign(window, version === "1.2" ? { API: api } : { API_1484_11: api });

  let timer = 0;
  const tellSoon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => tell(api), PAUSE_MILLISECONDS);
  };
  const name = version === "1.2" ? "LMS" : "";
  api.on(`${name}SetValue`, tellSoon);
  api.on(`${name}Commit`, () => tell(api));
  if (version === "1.2") api.on("LMSFinish", () => tell(api, whenFinished));
  else api.on("Terminate", () => tell(api));
  addEventListener("pagehide", () => tell(api));
  watchTouches();
}

/** Every time as if it were the last, with the time so far: nobody promises to say goodbye. */
function tell(api: Api, last: (cmi: Cmi) => Readonly<Cmi> = (cmi) => cmi): void {
  const kept = api.renderCommitCMI(true) as { cmi?: Cmi };
  if (kept.cmi) post({ kind: "state", cmi: last(JSON.parse(JSON.stringify(kept.cmi)) as Cmi) });
}

function watchTouches(): void {
  let last = 0;
  const touched = () => {
    if (Date.now() - last < TOUCH_MILLISECONDS) return;
    last = Date.now();
    post({ kind: "touch" });
  };
  for (const event of ["pointerdown", "keydown", "wheel", "touchmove", "scroll"]) {
    addEventListener(event, touched, { passive: true, capture: true });
  }
}

function post(message: CoursewareMessage): void {
  // The page around compares the window the message comes from; an origin there is none.
  parent.postMessage({ courseware: message }, "*");
}

/** The page around writes it where it can be read at once: courseware asks before any message arrives. */
function readStart(): CoursewareStart | null {
  try {
    const given = JSON.parse(window.name) as { courseware?: CoursewareStart };
    return given.courseware ?? null;
  } catch {
    return null;
  }
}

/**
 * What was kept, as it is given back: the last session's own time is over (SCORM 1.2 RTE §3.4.2.1,
 * SCORM 2004 RTE §4.2.18), and whether this is a return is said by `entry`.
 */
function resumed(cmi: Cmi | null, version: CoursewareStart["version"]): Cmi {
  const entry = cmi ? "resume" : "ab-initio";
  if (version === "2004") {
    const { session_time: _time, exit: _exit, ...rest } = cmi ?? {};
    return { cmi: { learner_id: "learner", learner_name: "学员", ...rest, entry } };
  }
  const { session_time: _time, exit: _exit, ...core } = (cmi?.core ?? {}) as Cmi;
  return {
    cmi: { ...cmi, core: { student_id: "learner", student_name: "学员", ...core, entry } },
  };
}

/** What the manifest gives stands above what was kept. */
function started(
  { cmi }: Cmi,
  version: CoursewareStart["version"],
  { launchData, passingScore, completionThreshold }: NonNullable<CoursewareStart["given"]>,
): Cmi {
  const kept = cmi as Cmi;
  const launch = launchData === undefined ? {} : { launch_data: launchData };
  const score = passingScore === undefined ? null : String(passingScore);
  if (version === "1.2") {
    const student = score && {
      student_data: { ...(kept.student_data ?? {}), mastery_score: score },
    };
    return { cmi: { ...kept, ...launch, ...student } };
  }
  const threshold = completionThreshold === undefined ? null : String(completionThreshold);
  return {
    cmi: {
      ...kept,
      ...launch,
      ...(score && { scaled_passing_score: score }),
      ...(threshold && { completion_threshold: threshold }),
    },
  };
}
