/** A file of townships over HTTP: looked at, taken as it was looked at, and by nobody else. */

import { eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { expect, it } from "vitest";
import { POST as take } from "@/app/api/people/townships/import/route";
import { POST as look } from "@/app/api/people/townships/preview/route";
import { db } from "@/db/client";
import { regions, sessions } from "@/db/schema/people";
import { SESSION_COOKIE } from "@/lib/platform/session-token";
import { makeActor } from "@/tests/support/factories";

/** “代码,名称” and “420103001,青禾街道” in GBK. */
const gbk = Uint8Array.from([
  ...[0xb4, 0xfa, 0xc2, 0xeb, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0d, 0x0a],
  ...new TextEncoder().encode("420103001,"),
  ...[0xc7, 0xe0, 0xba, 0xcc, 0xbd, 0xd6, 0xb5, 0xc0],
]);

async function cookieOf(role: "manager" | "administrator", region: string) {
  const { personId } = await makeActor(role, region);
  const times = { createdAt: new Date(), expiresAt: new Date(Date.now() + 60_000) };
  const [session] = await db
    .insert(sessions)
    .values({ personId, userAgent: "test", ...times })
    .returning();
  const secret = process.env.NEXTAUTH_SECRET ?? "";
  return `${SESSION_COOKIE}=${await encode({ token: { sessionId: session?.id ?? "" }, secret })}`;
}

async function send(door: typeof take, cookie: string, body: Uint8Array, query = "") {
  const url = `http://localhost:3000/api/people/townships/x${query}`;
  const request = new Request(url, {
    method: "POST",
    headers: { cookie },
    body: Buffer.from(body),
  });
  const response = await door(request);
  return { status: response.status, answer: await response.json() };
}

const townships = () => db.select().from(regions).where(eq(regions.level, "township"));

it("is taken in GBK as it was looked at, and only then", async () => {
  const cookie = await cookieOf("administrator", "42");
  const seen = await send(look, cookie, gbk);
  expect(seen.answer.value.rows).toMatchObject([
    { line: 2, code: "420103001", name: "青禾街道", state: "new" },
  ]);
  expect(await townships()).toEqual([]);

  const other = await send(take, cookie, gbk, "?hash=0");
  expect(other.answer.refusal.code).toBe("townships.changed");
  const taken = await send(take, cookie, gbk, `?hash=${seen.answer.value.hash}`);
  expect(taken.answer.value).toEqual({ added: 1, renamed: 0 });
  expect(await townships()).toHaveLength(1);
});

it.each([
  ["without headings", "420103001,青禾街道", "没有找到表头：要有“代码”和“名称”两列"],
  ["with headings only", "代码,名称\n", "表头下面没有内容"],
])("%s is refused with a sentence", async (_what, text, sentence) => {
  const cookie = await cookieOf("administrator", "42");
  const { status, answer } = await send(look, cookie, new TextEncoder().encode(text));
  expect([status, answer.refusal.fields[""]]).toEqual([409, [sentence]]);
});

it("is not a manager's to bring", async () => {
  const cookie = await cookieOf("manager", "4201");
  for (const door of [look, take]) expect((await send(door, cookie, gbk)).status).toBe(403);
});
