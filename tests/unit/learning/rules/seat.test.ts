import { describe, expect, it } from "vitest";
import { SESSION_SILENCE_SECONDS, takeSeat } from "@/lib/learning/rules/seat";

const phone = { id: "phone", beganAt: 100, seenAt: 200 };

describe("takeSeat", () => {
  it.each([
    {
      because: "nobody studied before",
      current: null,
      beat: {},
      now: 210,
      seat: "here",
      id: "desk",
    },
    {
      because: "the other device has been silent for long",
      ...{ current: phone, beat: {}, now: 201 + SESSION_SILENCE_SECONDS, seat: "here", id: "desk" },
    },
    {
      because: "somebody just came here from another device",
      ...{ current: phone, beat: { begin: true }, now: 210, seat: "taken_over", id: "desk" },
    },
    {
      because: "another device took over meanwhile",
      ...{ current: phone, beat: {}, now: 210, seat: "elsewhere", id: "phone" },
    },
    {
      because: "it is the same page as before",
      ...{ current: phone, beat: { session: "phone" }, now: 210, seat: "here", id: "phone" },
    },
    {
      because: "it was studied a while ago and arrives only now",
      ...{ current: phone, beat: { ageSeconds: 600 }, now: 210, seat: "here", id: "phone" },
    },
  ])("$because: $seat", ({ current, beat, now, seat, id }) => {
    const given = { session: "desk", begin: false, ageSeconds: 0, ...beat };
    const taken = takeSeat(current, given, now);
    expect([taken.seat, taken.session?.id]).toEqual([seat, id]);
  });
});
