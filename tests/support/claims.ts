/** A claim of training outside the platform, and the manager who decides it. */
import { decideClaim, submitClaim } from "@/lib/learning/commands/claims";
import type { Actor } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { run } from "@/tests/support/certificates";
import { makeActor } from "@/tests/support/factories";

export const claim = {
  ...{ title: "防溺水培训", organiser: "青禾区民政局（虚构）", category: "professional" },
  ...{ heldOn: "2026-03-08", hours: "2", minutes: "30" },
};

export async function makeClaim(over: object = {}) {
  const learner = await makeActor();
  const manager = await makeActor("manager", "4201");
  const { id } = await run(execute(submitClaim, learner, { ...claim, ...over }));
  const decide = (decision: string, reason = "", by: Actor = manager) =>
    execute(decideClaim, by, { claimId: id, decision, reason });
  return { learner, manager, claimId: id, decide };
}
