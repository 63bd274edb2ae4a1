import "server-only";
import type postgres from "postgres";

/**
 * The role the application works under in the database. The owner makes tables and decides what this
 * role may do; it may read and write, and what is audited it may only add to.
 */
export const APPLICATION_ROLE = "wushe_app";

/** Tables to which the application may add rows, and do nothing else. */
const ADD_ONLY = ["audit_entries", "place_changes"] as const;

/**
 * Gives the application's role what it needs, after each migration; running it again changes nothing.
 * `login` is who the application signs in as, where that is not the owner.
 *
 * @throws when the role is missing and the owner may not create roles
 */
export async function grantApplication(owner: postgres.Sql, login: string | null): Promise<void> {
  const [found] = await owner`select from pg_roles where rolname = ${APPLICATION_ROLE}`;
  if (!found) await owner`create role ${owner(APPLICATION_ROLE)} nologin`;
  // Who creates a role may administer it, and yet not work under it before it is granted.
  const [outside] = await owner`
    select from pg_roles where rolname = current_user
      and not pg_has_role(current_user, ${APPLICATION_ROLE}, 'set')`;
  if (outside) await owner`grant ${owner(APPLICATION_ROLE)} to current_user`;
  if (login) await owner`grant ${owner(APPLICATION_ROLE)} to ${owner(login)}`;
  await owner.unsafe(`
    grant usage on schema public to ${APPLICATION_ROLE};
    grant select, insert, update, delete on all tables in schema public to ${APPLICATION_ROLE};
    grant usage on all sequences in schema public to ${APPLICATION_ROLE};
    revoke update, delete, truncate on ${ADD_ONLY.join(", ")} from ${APPLICATION_ROLE}`);
}
