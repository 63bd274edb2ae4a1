/**
 * Who may do what, and how far it reaches. The whole table is here so that one person can
 * read it in a minute and one test can walk it.
 *
 * Pure: no session, no database. `session.ts` finds the actor; this file decides.
 */

export const roles = ["learner", "trainer", "expert", "manager", "administrator"] as const;
export type Role = (typeof roles)[number];

/** A role held over a region and all beneath it ("42" covers every code in Hubei), or over one organisation. */
export type RoleGrant =
  | { role: Role; region: string; organisationId?: never }
  | { role: Role; organisationId: string; region?: never };

/** Somebody asking. Every person is a learner; the platform itself acts with no person id. */
export type Actor = { personId: string | null; grants: readonly RoleGrant[] };

/** The platform itself: start, jobs, the command line. Never reachable from a request. */
export const PLATFORM_ACTOR: Actor = {
  personId: null,
  grants: [{ role: "administrator", region: "" }],
};

const everyone = ["learner", "trainer", "expert", "manager", "administrator"] as const;

/** Permission → roles that hold it. "anyone" is said aloud: it needs no sign-in. */
export const permissions = {
  "account.open": "anyone",
  "account.close": "anyone",
  "course.study": everyone,
  "quiz.attempt": everyone,
  "enrolment.assign": ["trainer", "administrator"],
  "course.publish": ["administrator"],
  "media.store": ["administrator"],
  "question.maintain": ["trainer", "administrator"],
  "quiz.arrange": ["trainer", "administrator"],
  "attempt.grade": ["trainer", "expert", "administrator"],
  "attempt.review": ["trainer", "expert", "manager", "administrator"],
  "message.read": everyone,
  "hours.decide": ["manager", "administrator"],
  "study.review": ["manager", "administrator"],
  "hours.govern": ["administrator"],
  "certificate.hold": everyone,
  "certificate.review": ["manager", "administrator"],
  "certificate.govern": ["administrator"],
  "certificate.issue": ["administrator"],
  "assessment.analyse": ["trainer", "expert", "manager", "administrator"],
  "person.read": ["manager", "administrator"],
  "person.disable": ["manager", "administrator"],
  "role.grant": ["administrator"],
  "region.maintain": ["administrator"],
  "attempt.close_due": ["administrator"],
} as const satisfies Record<string, readonly Role[] | "anyone">;

export type Permission = keyof typeof permissions;

/** Where a permission holds: the regions (by prefix) and the organisations of the roles that carry it. */
export type Reach = { regions: readonly string[]; organisationIds: readonly string[] };

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
  const holders: readonly Role[] | "anyone" = permissions[permission];
  if (holders === "anyone") return mint(actor ?? NOBODY, permission, []);
  if (!actor) return null;

  const held = actor.grants.filter((grant) => holders.includes(grant.role));
  if (held.length === 0) return null;
  return mint(actor, permission, held);
}

/** Whether a permission can be held without signing in. */
export function isPublic(permission: Permission): boolean {
  return permissions[permission] === "anyone";
}

function mint<P extends Permission>(
  actor: Actor,
  permission: P,
  held: readonly RoleGrant[],
): Permit<P> {
  const reach: Reach = {
    regions: held.flatMap((grant) => (grant.region === undefined ? [] : [grant.region])),
    organisationIds: held.flatMap((grant) => grant.organisationId ?? []),
  };
  return { permission, actor, reach } as unknown as Permit<P>;
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
