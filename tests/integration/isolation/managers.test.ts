/**
 * A manager of 江汉区 sees 江汉区 and nothing else, anywhere. Everything that a manager's permission opens is
 * asked twice: before there is anything in another place, and after. The answers must be the same to the
 * letter: neither rows nor counts nor refusals tell that there is more. And what is asked of another place by
 * its name must be answered like what does not exist.
 */

import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { roleGrants, sessions } from "@/db/schema/people";
import { makeBatch, renderPart } from "@/lib/credentials/commands/batches";
import { openOwnBatch } from "@/lib/credentials/queries/batches";
import { type Permission, PLATFORM_ACTOR, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { findVisitor } from "@/lib/platform/session";
import { SESSION_COOKIE } from "@/lib/platform/session-token";
import type { World } from "@/tests/integration/isolation/asking";
import {
  type District,
  makeDistrict,
  makeSharedCourse,
  nowhere,
} from "@/tests/integration/isolation/district";
import {
  foundCommands,
  foundQueries,
  foundRoutes,
  managersPermissions,
  queriesOf,
} from "@/tests/integration/isolation/found-doors";
import { commands, queries, routes } from "@/tests/integration/isolation/questions";
import { run } from "@/tests/support/certificates";
import { makePerson } from "@/tests/support/factories";

/** Bare permits that are handed on by queries of every kind, each with its own row. */
const handedOn = [
  ...["people/findReachedCourse", "people/holdsMore", "people/holdersOfMore"],
  // Conditions and rows that commands and the queries of one person, of all, and of an import stand on.
  ...["people/foundBy", "people/findPerson", "transfer/readKnown"],
];

const scopes = [
  { who: "a manager of 江汉区", byRegion: true, elsewhere: "420106" },
  { who: "a manager of an organisation in 江汉区", byRegion: false, elsewhere: "420103" },
];

type Manager = { actor: World["actor"]; cookie: string };

async function signIn(personId: string): Promise<Manager> {
  const times = { createdAt: new Date(), expiresAt: new Date(Date.now() + 60_000) };
  const [session] = await db
    .insert(sessions)
    .values({ personId, userAgent: "test", ...times })
    .returning();
  const secret = process.env.NEXTAUTH_SECRET ?? "";
  const cookie = await encode({ token: { sessionId: session?.id ?? "" }, secret });
  const actor = await findVisitor(cookie);
  if (!actor) throw new Error("The manager is not signed in");
  return { actor, cookie };
}

/** Whoever manages `here`, by what the database says of them, as in every request. */
async function makeManager(
  here: Omit<District, "batchId">,
  byRegion: boolean,
  days: { validFrom?: string; validUntil?: string } = {},
): Promise<Manager> {
  const { regionCode, organisationId } = here;
  const name = `${here.personName.slice(0, 2)}管理员`;
  const person = await makePerson({ name, regionCode, organisationId });
  const scope = byRegion ? { regionCode } : { organisationId };
  await db.insert(roleGrants).values({ personId: person.id, role: "manager", ...scope, ...days });
  return await signIn(person.id);
}

async function makeWorld(byRegion: boolean, elsewhere: string) {
  const shared = await makeSharedCourse();
  const people = await makeDistrict("420103", "江汉", shared);
  const manager = await makeManager(people, byRegion);
  const here = { ...people, batchId: await pack(manager.actor) };
  const empty: World = { ...manager, here, there: nowhere(elsewhere), shared };
  const fill = async (): Promise<World> => {
    const there = await makeDistrict(elsewhere, "别处", shared);
    const { actor } = await makeManager(there, byRegion);
    return { ...empty, there: { ...there, batchId: await pack(actor) } };
  };
  return { manager, empty, fill };
}

/** An archive of all the certificates that a manager may hand out. */
async function pack(actor: World["actor"]): Promise<string> {
  const { id } = await run(execute(makeBatch, actor, { q: "", course: "", state: "" }));
  await run(execute(renderPart, PLATFORM_ACTOR, {}));
  return id;
}

/** As text; the names of what is asked for are the question's, not the answer's. */
async function answered(work: Promise<unknown>): Promise<string> {
  return JSON.stringify(await work.catch((error: Error) => `threw: ${error.message}`), null, 1);
}

async function ask(world: World): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const [name, question] of Object.entries(queries)) {
    answers[name] = await answered(question(world));
  }
  return answers;
}

async function fetchRoute(path: string, params: Record<string, string>, cookie: string) {
  const { GET } = (await import(join(process.cwd(), path))) as {
    GET(request: Request, context: { params: Promise<typeof params> }): Promise<Response>;
  };
  const headers = { cookie: `${SESSION_COOKIE}=${cookie}` };
  const request = new Request("http://localhost:3000/asked", { headers });
  return await GET(request, { params: Promise.resolve(params) });
}

describe("the table is complete: a row for", () => {
  it("every query", () => {
    expect(Object.keys(queries).concat(handedOn).sort()).toEqual(
      [...new Set(foundQueries().concat(handedOn))].sort(),
    );
  });

  it("every command", async () => {
    const names = (await foundCommands()).map(({ name }) => name);
    expect(Object.keys(commands).sort()).toEqual(names.sort());
  });

  it("every route", () => {
    expect(Object.keys(routes).sort()).toEqual(foundRoutes());
  });

  it("and would notice a query without one", () => {
    const source = `type Own = Permit<"hours.decide">;
      export async function a(permit: Permit<"person.read">, now = new Date()) {}
      export async function b(permit: Own) {}
      export async function c(permit: Permit<"draft.edit"> | Permit<"study.review">) {}
      export async function d(permit: Permit<"draft.edit">) {}
      export async function e(permit: Permit<"course.study">) {}
      export function f(permit: Permit): SQL {}
      export async function g(permit: Permit, slug: string) {}`.replaceAll(/^ +/gm, "");
    expect(queriesOf("x", source)).toEqual(["x/a", "x/b", "x/c", "x/g"]);
  });
});

describe.each(scopes)("$who", ({ byRegion, elsewhere }) => {
  it("gets the same answers whatever there is elsewhere", async () => {
    const { empty: alone, fill: fillElsewhere } = await makeWorld(byRegion, elsewhere);
    const before = await ask(alone);
    const world = await fillElsewhere();
    const after = await ask(world);
    expect(after).toEqual(before);
    expect(JSON.stringify(after)).not.toMatch(/别处|threw/);
    // A question about nothing would prove nothing.
    const empty = Object.keys(after).filter((name) => /^[[\]null,\s0]*$/.test(after[name] ?? ""));
    if (byRegion) expect(empty).toEqual([]);
  });

  it("can do nothing elsewhere, and is told what is told of nothing", async () => {
    const { empty, fill: fillElsewhere } = await makeWorld(byRegion, elsewhere);
    const world = await fillElsewhere();
    const before = await stateOf(world.there);
    for (const command of await foundCommands()) {
      const input = commands[command.name];
      if (!input) throw new Error(`No row for ${command.name}`);
      const there = await execute(command, world.actor, input(world.there, world));
      const nothing = await execute(command, world.actor, input(nowhere("420199"), empty));
      expect(there.ok, command.name).toBe(false);
      expect(there, command.name).toEqual(nothing);
    }
    expect(await stateOf(world.there)).toEqual(before);
  });

  it("gets no file of elsewhere, and the own ones", async () => {
    const { manager, fill: fillElsewhere } = await makeWorld(byRegion, elsewhere);
    const world = await fillElsewhere();
    const statuses: Record<string, number> = {};
    for (const [path, params] of Object.entries(routes)) {
      const there = await fetchRoute(path, params(world.there, world), manager.cookie);
      const nothing = await fetchRoute(path, params(nowhere("420199"), world), manager.cookie);
      expect([path, there.status]).toEqual([path, nothing.status]);
      const [bytes, none] = [await there.arrayBuffer(), await nothing.arrayBuffer()];
      if (!path.endsWith("attempts/export/route.ts")) {
        expect([path, bytes.byteLength]).toEqual([path, none.byteLength]);
      }
      statuses[path] = (await fetchRoute(path, params(world.here, world), manager.cookie)).status;
    }
    expect(statuses["app/manage/hours/[person]/export/route.ts"]).toBe(200);
    expect(statuses["app/manage/hours/evidence/[claim]/route.ts"]).toBe(200);
    expect(statuses["app/manage/certificates/[certificate]/pdf/route.ts"]).toBe(200);
    expect(statuses["app/manage/certificates/archive/[batch]/route.ts"]).toBe(200);
  });
});

it("a manager who looks after another place by now takes no papers of the old one along", async () => {
  const { manager, empty } = await makeWorld(true, "420106");
  const open = async () => {
    const allowed = permit(await findVisitor(manager.cookie), "certificate.review");
    return allowed && (await openOwnBatch(allowed, empty.here.batchId));
  };
  expect(await open()).not.toBeNull();
  await db
    .update(roleGrants)
    .set({ regionCode: "420106" })
    .where(eq(roleGrants.personId, manager.actor.personId));
  expect(await open()).toBeNull();
});

it.each([{ validFrom: "2020-01-01", validUntil: "2020-12-31" }, { validFrom: "2999-01-01" }])(
  "a manager outside the days of the grant (%o) holds no permit and runs no command",
  async (days) => {
    const shared = await makeSharedCourse();
    const here = { ...nowhere("420103"), ...(await makeDistrict("420103", "江汉", shared)) };
    const { actor, cookie } = await makeManager(here, true, days);
    for (const name of managersPermissions) {
      expect([name, permit(actor, name as Permission)]).toEqual([name, null]);
    }
    const world = { actor, here, there: here, shared };
    for (const command of await foundCommands()) {
      const input = commands[command.name]?.(here, world);
      const result = await execute(command, actor, input);
      expect(result).toEqual({ ok: false, refusal: { code: "not_permitted" } });
    }
    for (const [path, params] of Object.entries(routes)) {
      expect((await fetchRoute(path, params(here, world), cookie)).status).toBe(404);
    }
  },
);

/** All that commands could change of somebody, and what belongs to their place. */
async function stateOf({ personId, organisationId, claimId, flagId, grantId }: District) {
  return await db.execute(sql`
    select (select to_jsonb(p) from people p where id = ${personId}) as person,
      (select to_jsonb(o) from organisations o where id = ${organisationId}) as organisation,
      (select to_jsonb(c) from hour_claims c where id = ${claimId}) as claim,
      (select to_jsonb(f) from study_flags f where id = ${flagId}) as flag,
      (select to_jsonb(g) from role_grants g where id = ${grantId}) as grant,
      (select count(*) from role_grants where person_id = ${personId}) as grants,
      (select count(*) from hour_credits where person_id = ${personId}) as credits,
      (select count(*) from messages where person_id = ${personId}) as messages,
      (select count(*) from certificate_batches) as batches,
      (select count(*) from organisations) as organisations`);
}
