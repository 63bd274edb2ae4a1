/**
 * One virtual learner: opens an attempt, answers every question (often twice or three times),
 * hands in. Like the browser, it keeps each answer until the server has acknowledged it, and
 * notes what was acknowledged: that is what must be there afterwards.
 */
import { type BadWire, type Reply, sleep } from "@/tests/chaos/attempts/wire";

export type Asked = {
  versionId: string;
  body: { kind: string; options?: { id: string }[]; lefts?: unknown[]; correct: string[] };
};

export type Account = { personId: string; cookie: string };

/** What the server has promised this learner. */
export type Promises = {
  personId: string;
  attemptId: string;
  /** Acknowledged answers by question; the latest of each. */
  answers: Map<string, { sequence: number; answer: string[] }>;
  /** What handing in was answered with; null when it never was. */
  handedIn: { earned: number; total: number; passed: boolean } | null;
  acknowledged: number;
  surprises: string[];
};

type Site = {
  wire: BadWire;
  courseSlug: string;
  /** The frozen paper, looked up behind the site's back. */
  paperOf(attemptId: string): Promise<Asked[]>;
  /** Seconds that the whole sitting should roughly take. */
  seconds: number;
  isOver(): boolean;
};

export async function sit(account: Account, site: Site): Promise<Promises> {
  const attemptId = await open(account, site);
  const promises: Promises = {
    personId: account.personId,
    attemptId,
    answers: new Map(),
    handedIn: null,
    acknowledged: 0,
    surprises: [],
  };
  const paper = await site.paperOf(attemptId);
  const pause = (site.seconds * 1000) / (paper.length * 2);
  let sequence = 0;
  for (const asked of paper) {
    const changes = 1 + Math.floor(Math.random() * 3);
    for (let change = 0; change < changes; change++) {
      sequence += 1;
      await save({ account, site, promises, asked, sequence });
      await sleep(Math.random() * pause);
    }
  }
  await handIn(account, site, promises);
  return promises;
}

async function open(account: Account, site: Site): Promise<string> {
  for (;;) {
    const reply = await site.wire.send(account.cookie, "POST", "/api/learning/attempts", {
      courseSlug: site.courseSlug,
    });
    const value = grantedIn(reply);
    if (typeof value?.attemptId === "string") return value.attemptId;
    await retry(site);
  }
}

type Saving = {
  account: Account;
  site: Site;
  promises: Promises;
  asked: Asked;
  sequence: number;
};

async function save({ account, site, promises, asked, sequence }: Saving) {
  const answer = somehow(asked);
  const { attemptId } = promises;
  const body = { attemptId, versionId: asked.versionId, answer, sequence };
  const put = () => site.wire.send(account.cookie, "PUT", "/api/assessment/responses", body);
  for (;;) {
    const reply = await put();
    if (grantedIn(reply)?.sequence === sequence) break;
    if (isRefusal(reply)) {
      promises.surprises.push(`${asked.versionId} ${JSON.stringify(reply?.body)}`);
      return;
    }
    await retry(site);
  }
  promises.acknowledged += 1;
  promises.answers.set(asked.versionId, { sequence, answer });
  // An old request that wandered about and arrives when newer answers are there.
  if (Math.random() < 0.1) setTimeout(() => void put(), 500 + Math.random() * 3000);
}

async function handIn(account: Account, site: Site, promises: Promises) {
  const body = { attemptId: promises.attemptId };
  for (;;) {
    const path = "/api/learning/attempts/hand-in";
    const reply = await site.wire.send(account.cookie, "POST", path, body);
    const value = grantedIn(reply);
    if (value && typeof value.earned === "number") {
      const { earned, total, passed } = value as { earned: number; total: number; passed: boolean };
      promises.handedIn = { earned, total, passed };
      return;
    }
    if (isRefusal(reply)) {
      promises.surprises.push(`hand-in ${JSON.stringify(reply?.body)}`);
      return;
    }
    await retry(site);
  }
}

/** @throws when the run is over: whoever is still waiting then waits for ever */
async function retry(site: Site) {
  if (site.isOver()) throw new Error("The site never answered again");
  await sleep(200 + Math.random() * 800);
}

function grantedIn(reply: Reply | null): Record<string, unknown> | null {
  const body = reply?.body as { ok?: boolean; value?: Record<string, unknown> } | undefined;
  return body?.ok ? (body.value ?? null) : null;
}

/** The server's own no; a broken gateway's words are none. */
function isRefusal(reply: Reply | null): boolean {
  const body = reply?.body as { ok?: boolean; refusal?: unknown } | undefined;
  return reply !== null && reply.status < 500 && body?.ok === false && body.refusal !== undefined;
}

/** Right about half of the time. */
function somehow({ body }: Asked): string[] {
  if (Math.random() < 0.5) return body.correct;
  const ids = (body.options ?? [{ id: "true" }, { id: "false" }]).map(({ id }) => id);
  const shuffled = [...ids].sort(() => Math.random() - 0.5);
  switch (body.kind) {
    case "ordering":
      return shuffled;
    case "matching":
      return (body.lefts ?? []).map((_, index) => shuffled[index] ?? "");
    case "multiple":
      return shuffled.slice(0, 1 + Math.floor(Math.random() * ids.length));
    default:
      return shuffled.slice(0, 1);
  }
}
