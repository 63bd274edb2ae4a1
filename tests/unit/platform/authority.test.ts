import { expect, it } from "vitest";
import { courseRoles as teamRoles } from "@/lib/authoring/model/team";
import {
  type Actor,
  courseRoles,
  holdsOver,
  type Permission,
  permissions,
  permit,
  personOf,
  roles,
} from "@/lib/platform/authority";

/** The whole matrix, spelled out again by hand: changing who may do what must change this table too. */
const expected: Record<Permission, string> = {
  "account.open":
    "nobody learner trainer expert manager administrator author coauthor reviewer grader",
  "account.close":
    "nobody learner trainer expert manager administrator author coauthor reviewer grader",
  "course.study": "learner trainer expert manager administrator",
  "quiz.attempt": "learner trainer expert manager administrator",
  "enrolment.assign": "administrator author coauthor",
  "course.publish": "administrator",
  "media.store": "administrator",
  "course.teach": "trainer expert manager administrator author coauthor reviewer grader",
  "course.create": "trainer administrator",
  "draft.read": "administrator author coauthor reviewer",
  "draft.edit": "administrator author coauthor",
  "draft.review": "administrator reviewer",
  "release.publish": "administrator author",
  "course.archive": "administrator author",
  "team.manage": "administrator author",
  "team.demonstrate": "administrator",
  "discussion.moderate": "administrator author coauthor reviewer grader",
  "announcement.send": "administrator author coauthor",
  "roster.read": "administrator author coauthor grader",
  "media.upload": "trainer administrator author coauthor",
  "question.maintain": "administrator author coauthor",
  "quiz.arrange": "administrator author coauthor",
  "attempt.grade": "expert administrator author coauthor grader",
  "assignment.arrange": "administrator author coauthor",
  "submission.grade": "expert administrator author coauthor grader",
  "attempt.review": "expert manager administrator author coauthor grader",
  "message.read": "learner trainer expert manager administrator",
  "hours.decide": "manager administrator",
  "study.review": "manager administrator",
  "hours.govern": "administrator",
  "certificate.hold": "learner trainer expert manager administrator",
  "certificate.review": "manager administrator",
  "certificate.govern": "administrator",
  "certificate.issue": "administrator",
  "assessment.analyse": "expert manager administrator author coauthor reviewer grader",
  "person.read": "manager administrator",
  "person.write": "manager administrator",
  "person.reveal": "manager administrator",
  "person.disable": "manager administrator",
  "audit.read": "manager administrator",
  "role.grant": "manager administrator",
  "region.maintain": "administrator",
  "organisation.maintain": "manager administrator",
  "account.demonstrate": "administrator",
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
      ...courseRoles.map((role): [string, Actor] => [
        role,
        { personId: "p", grants: [{ role, courseId: "c" }] },
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
    courseIds: [],
  });
});

it("reaches nothing by being a trainer of a region, and one's courses by their teams", () => {
  const trainer: Actor = {
    personId: "p",
    grants: [
      { role: "trainer", region: "42" },
      { role: "trainer", organisationId: "station" },
      { role: "author", courseId: "own" },
    ],
  };
  for (const permission of ["course.teach", "media.upload"] as const) {
    expect(permit(trainer, permission)?.reach).toEqual({
      ...{ regions: [], organisationIds: [], courseIds: ["own"] },
    });
  }
});

it("knows the roles of a course's team by the names that teams give them", () => {
  expect(courseRoles).toEqual(teamRoles);
});

it("holds over a course by its team, or by the region it belongs to", () => {
  const author: Actor = { personId: "p", grants: [{ role: "author", courseId: "own" }] };
  const county: Actor = { personId: "p", grants: [{ role: "administrator", region: "420106" }] };
  const province: Actor = { personId: "p", grants: [{ role: "administrator", region: "42" }] };
  const own = { id: "own", regionCode: "42" };
  const other = { id: "other", regionCode: "420106" };
  const over = (actor: Actor) => [own, other].map((c) => holdsOver(actor, "draft.edit", c));
  expect(over(author)).toEqual([true, false]);
  expect(over(county)).toEqual([false, true]);
  expect(over(province)).toEqual([true, true]);
  expect(over({ personId: "p", grants: [{ role: "trainer", region: "42" }] })).toEqual([
    false,
    false,
  ]);
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
