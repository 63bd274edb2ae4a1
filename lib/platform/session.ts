import "server-only";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { sqlClient } from "@/db/client";
import {
  type Actor,
  type CourseRole,
  type Permission,
  type Permit,
  permit,
  type Role,
} from "@/lib/platform/authority";
import { isPackagesHost } from "@/lib/platform/packages-host";
import { readSessionToken, SESSION_COOKIE } from "@/lib/platform/session-token";

/** Whoever signed in on this device, with what they may do today. */
export type Visitor = Actor & {
  personId: string;
  sessionId: string;
  name: string;
  /** Messages that are not read yet. */
  unread: number;
};

type VisitorRow = {
  personId: string;
  name: string;
  regionCode: string;
  unread: number;
  grants: { role: Role; region: string | null; organisationId: string | null }[];
  courses: { role: CourseRole; courseId: string }[];
};

/**
 * Who the session cookie stands for, or null. Asked of the database on every request, in one
 * statement: a disabled person, a revoked session and a withdrawn role end at once.
 */
export async function findVisitor(cookieValue: string | undefined): Promise<Visitor | null> {
  const sessionId = await readSessionToken(cookieValue);
  if (!sessionId) return null;

  const [row] = await sqlClient<VisitorRow[]>`
    select p.id as "personId", p.name, p.region_code as "regionCode",
      (select count(*)::int from messages m where m.person_id = p.id and m.read_at is null) as unread,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'role', g.role, 'region', g.region_code, 'organisationId', g.organisation_id))
        from role_grants g
        where g.person_id = p.id
          and g.revoked_at is null and (now() at time zone 'Asia/Shanghai')::date
            between g.valid_from and coalesce(g.valid_until, 'infinity')
      ), '[]') as grants,
      coalesce((
        select jsonb_agg(jsonb_build_object('role', t.role, 'courseId', t.course_id))
        from course_team t where t.person_id = p.id
      ), '[]') as courses
    from sessions s join people p on p.id = s.person_id
    where s.id = ${sessionId} and s.revoked_at is null and s.expires_at > now()
      and p.disabled_at is null`;
  if (!row) return null;

  const grants: Actor["grants"] = [
    { role: "learner", region: row.regionCode },
    ...row.grants.map(({ role, region, organisationId }) =>
      region === null ? { role, organisationId: organisationId ?? "" } : { role, region },
    ),
    ...row.courses,
  ];
  return { personId: row.personId, sessionId, name: row.name, unread: row.unread, grants };
}

/** The signed-in visitor for this page, or null. Read once per request. */
export const currentVisitor = cache(async (): Promise<Visitor | null> => {
  const [jar, asked] = await Promise.all([cookies(), headers()]);
  if (isPackagesHost(asked.get("host"))) return null;
  return await findVisitor(jar.get(SESSION_COOKIE)?.value);
});

/**
 * The first line of every page that is not public. Without its Permit no query can be
 * called, so a page cannot forget it. Signed-in people without the permission see 404.
 */
export async function pagePermit<P extends Permission>(
  permission: P,
  path: string,
): Promise<Permit<P>> {
  const visitor = await currentVisitor();
  if (!visitor) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  return permit(visitor, permission) ?? notFound();
}

/** For public pages that show more to those who signed in: the Permit, or null. */
export async function optionalPermit<P extends Permission>(
  permission: P,
): Promise<Permit<P> | null> {
  const visitor = await currentVisitor();
  return visitor && permit(visitor, permission);
}

/** Whether to show the way to something. Showing is courtesy; the door itself asks again. */
export function holds(visitor: Actor | null, permission: Permission): boolean {
  return permit(visitor, permission) !== null;
}
