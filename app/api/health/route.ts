import { isDatabaseAnswering } from "@/lib/platform/health";

export const dynamic = "force-dynamic";

/** For load balancers and the start script: 200 when the database answers, 503 otherwise. */
export async function GET() {
  const answering = await isDatabaseAnswering();
  return Response.json(
    { ok: answering, database: answering ? "answering" : "not answering" },
    { status: answering ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
