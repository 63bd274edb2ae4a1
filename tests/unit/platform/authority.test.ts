import { expect, it } from "vitest";
import {
  type Actor,
  type Permission,
  permissions,
  permit,
  personOf,
  roles,
} from "@/lib/platform/authority";

/** The whole matrix, spelled out again by hand: changing who may do what must change this table too. */
const expected: Record<Permission, string> = {
  "account.open": "nobody learner trainer expert manager administrator",
  "account.close": "nobody learner trainer expert manager administrator",
  "course.study": "learner trainer expert manager administrator",
  "quiz.attempt": "learner trainer expert manager administrator",
  "enrolment.assign": "trainer administrator",
  "course.publish": "administrator",
  "media.store": "administrator",
  "question.maintain": "trainer administrator",
  "quiz.arrange": "trainer administrator",
  "attempt.grade": "trainer expert administrator",
  "attempt.review": "trainer expert manager administrator",
  "message.read": "learner trainer expert manager administrator",
  "hours.decide": "manager administrator",
  "study.review": "manager administrator",
  "hours.govern": "administrator",
  "certificate.hold": "learner trainer expert manager administrator",
  "certificate.review": "manager administrator",
  "certificate.govern": "administrator",
  "certificate.issue": "administrator",
  "assessment.analyse": "trainer expert manager administrator",
  "person.read": "manager administrator",
  "person.disable": "manager administrator",
  "role.grant": "administrator",
  "region.maintain": "administrator",
  "attempt.close_due": "administrator",
};

it.each(Object.keys(permissions) as Permission[])(
  "%s is held by exactly the expected roles",
  (permission) => {
    const askers: [string, Actor | null][] = [
      ["nobody", null],
      ...roles.map((role): [string, Actor] => [
        role,
        { personId: "p", grants: [{ role, region: "42" }] },
      ]),
    ];
    const holders = askers.filter(([, actor]) => permit(actor, permission)).map(([name]) => name);
    expect(holders.join(" ")).toBe(expected[permission]);
  },
);

it("reaches only the regions and organisations where the role is held", () => {
  const actor: Actor = {
    personId: "p",
    grants: [
      { role: "manager", region: "4201" },
      { role: "manager", organisationId: "station" },
      { role: "trainer", region: "42" },
    ],
  };
  expect(permit(actor, "person.read")?.reach).toEqual({
    regions: ["4201"],
    organisationIds: ["station"],
  });
});

it("gives a person without any grant nothing but what anyone may do", () => {
  const actor: Actor = { personId: "p", grants: [] };
  const held = (Object.keys(permissions) as Permission[]).filter((p) => permit(actor, p));
  expect(held).toEqual(["account.open", "account.close"]);
});

it("never takes the platform for a person", () => {
  const held = permit(
    { personId: null, grants: [{ role: "administrator", region: "" }] },
    "course.study",
  );
  expect(() => held && personOf(held)).toThrow("not a person");
});
