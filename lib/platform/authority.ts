/**
 * Who may do what, and how far it reaches. The whole table is here so that one person can
 * read it in a minute and one test can walk it.
 *
 * Pure: no session, no database. `session.ts` finds the actor; this file decides.
 */

export const roles = ["learner", "trainer", "expert", "manager", "administrator"] as const;
export type Role = (typeof roles)[number];

/** What one can be to a single course. */
export const courseRoles = ["author", "coauthor", "reviewer", "grader"] as const;
export type CourseRole = (typeof courseRoles)[number];

/**
 * A role held over a region and all beneath it ("42" covers every code in Hubei), over one
 * organisation, or over one course and those who joined it.
 */
export type RoleGrant =
  | { role: Role; region: string; organisationId?: never; courseId?: never }
  | { role: Role; organisationId: string; region?: never; courseId?: never }
  | { role: CourseRole; courseId: string; region?: never; organisationId?: never };

/** Somebody asking. Every person is a learner; the platform itself acts with no person id. */
export type Actor = { personId: string | null; grants: readonly RoleGrant[] };

/** The platform itself: start, jobs, the command line. Never reachable from a request. */
export const PLATFORM_ACTOR: Actor = {
  personId: null,
  grants: [{ role: "administrator", region: "" }],
};

const everyone = ["learner", "trainer", "expert", "manager", "administrator"] as const;
const writers = ["author", "coauthor"] as const;
const team = courseRoles;

/** Permission → roles that hold it. "anyone" is said aloud: it needs no sign-in. */
export const permissions = {
  "account.open": "anyone",
  "account.close": "anyone",
  "course.study": everyone,
  "quiz.attempt": everyone,
  "enrolment.assign": [...writers, "administrator"],
  "course.publish": ["administrator"],
  "media.store": ["administrator"],
  "course.teach": ["trainer", ...team, "expert", "manager", "administrator"],
  "course.create": ["trainer", "administrator"],
  "draft.read": ["author", "coauthor", "reviewer", "administrator"],
  "draft.edit": [...writers, "administrator"],
  "draft.review": ["reviewer", "administrator"],
  "release.publish": ["author", "administrator"],
  "course.archive": ["author", "administrator"],
  "team.manage": ["author", "administrator"],
  "team.demonstrate": ["administrator"],
  "discussion.moderate": [...team, "administrator"],
  "announcement.send": [...writers, "administrator"],
  "roster.read": [...writers, "grader", "administrator"],
  "media.upload": ["trainer", ...writers, "administrator"],
  "question.maintain": [...writers, "administrator"],
  "quiz.arrange": [...writers, "administrator"],
  "attempt.grade": [...writers, "grader", "expert", "administrator"],
  "assignment.arrange": [...writers, "administrator"],
  "submission.grade": [...writers, "grader", "expert", "administrator"],
  "attempt.review": [...writers, "grader", "expert", "manager", "administrator"],
  "message.read": everyone,
  "hours.decide": ["manager", "administrator"],
  "study.review": ["manager", "administrator"],
  "hours.govern": ["administrator"],
  "certificate.hold": everyone,
  "certificate.review": ["manager", "administrator"],
  "certificate.govern": ["administrator"],
  "certificate.issue": ["administrator"],
  "assessment.analyse": [...team, "expert", "manager", "administrator"],
  "person.read": ["manager", "administrator"],
  "person.disable": ["manager", "administrator"],
  "audit.read": ["manager", "administrator"],
  "person.write": ["manager", "administrator"],
  "person.reveal": ["manager", "administrator"],
  "role.grant": ["manager", "administrator"],
  "region.maintain": ["administrator"],
  "organisation.maintain": ["manager", "administrator"],
  "account.demonstrate": ["administrator"],
  "attempt.close_due": ["administrator"],
} as const satisfies Record<string, readonly (Role | CourseRole)[] | "anyone">;

export type Permission = keyof typeof permissions;

/** Where a permission holds: regions (by prefix), organisations and courses of the roles that carry it. */
export type Reach = {
  regions: readonly string[];
  organisationIds: readonly string[];
  courseIds: readonly string[];
};

declare const minted: unique symbol;

/** Proof that `actor` holds `permission`, within `reach`. Only `permit` mints one. */
export type Permit<P extends Permission = Permission> = {
  readonly permission: P;
  readonly actor: Actor;
  readonly reach: Reach;
  readonly [minted]: true;
};

const NOBODY: Actor = { personId: null, grants: [] };

/** Returns the proof, or null when no role the actor holds carries the permission. */
export function permit<P extends Permission>(actor: Actor | null, permission: P): Permit<P> | null {
  const holders: readonly (Role | CourseRole)[] | "anyone" = permissions[permission];
  if (holders === "anyone") return mint(actor ?? NOBODY, permission, []);
  if (!actor) return null;

  const held = actor.grants.filter((grant) => holders.includes(grant.role));
  if (held.length === 0) return null;
  return mint(actor, permission, held);
}

function mint<P extends Permission>(
  actor: Actor,
  permission: P,
  held: readonly RoleGrant[],
): Permit<P> {
  // A trainer of a region may teach and upload; whose courses and people these are, their teams say.
  const scopes = held.filter((grant) => grant.role !== "trainer");
  const reach: Reach = {
    regions: scopes.flatMap((grant) => (grant.region === undefined ? [] : [grant.region])),
    organisationIds: scopes.flatMap((grant) => grant.organisationId ?? []),
    courseIds: scopes.flatMap((grant) => grant.courseId ?? []),
  };
  // The mark that makes it a Permit is there for the types only.
  return { permission, actor, reach } as unknown as Permit<P>;
}

/**
 * Whether an actor holds a permission over one course: as one of its team, or over the region it
 * belongs to. For deciding what to show; queries apply the same reach in their WHERE clause.
 */
export function holdsOver(
  actor: Actor | null,
  permission: Permission,
  course: { id: string; regionCode: string },
): boolean {
  const held = permit(actor, permission)?.reach;
  if (!held) return false;
  const owns = held.regions.some((prefix) => course.regionCode.startsWith(prefix));
  return owns || held.courseIds.includes(course.id);
}

/**
 * The person a permit was minted for.
 *
 * @throws when the platform itself acts: it studies no course and owns no answer.
 */
export function personOf(permit: Permit): string {
  if (permit.actor.personId === null) throw new Error("The platform is not a person");
  return permit.actor.personId;
}
