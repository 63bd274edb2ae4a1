/** Who may decide about whose roles. One rule for giving, changing and ending a role, and for ending access. Pure. */
import { type GrantedRole, grantedRoles } from "@/lib/people/model/role";
import { isWithinRegion } from "@/lib/people/rules/region-code";

/** A role over a region, or over one organisation that lies in the region. */
export type HeldRole = { role: GrantedRole; regionCode: string; organisationId: string | null };

/** The roles of whoever decides, as the session presents them. */
export type OwnGrants = readonly {
  role: string;
  region?: string | undefined;
  organisationId?: string | undefined;
}[];

/**
 * Whether somebody decides about a role over a scope. An administrator about every role within the own
 * scope; a manager about trainers and experts within it, and about managers of less than it: nobody appoints
 * or removes their like. Nobody reaches beyond the own scope.
 */
export function decidesOver(own: OwnGrants, held: HeldRole): boolean {
  return own.some((grant) => {
    const { within, less } = compared(grant, held);
    if (grant.role === "administrator") return within;
    if (grant.role !== "manager" || held.role === "administrator") return false;
    return held.role === "manager" ? less : within;
  });
}

/** Whether somebody answers for more than the one who asks: some role that the asker doesn't decide about. */
export function answersForMore(own: OwnGrants, held: readonly HeldRole[]): boolean {
  return held.some((role) => !decidesOver(own, role));
}

/** The roles that somebody may give at all, over some scope. */
export function rolesToGive(own: OwnGrants): GrantedRole[] {
  if (own.some(({ role }) => role === "administrator")) return [...grantedRoles];
  const manages = own.filter(({ role }) => role === "manager");
  if (manages.length === 0) return [];
  // Less than an organisation there is not.
  const wide = manages.some(({ region }) => region !== undefined);
  return wide ? ["trainer", "expert", "manager"] : ["trainer", "expert"];
}

function compared(own: OwnGrants[number], held: HeldRole): { within: boolean; less: boolean } {
  if (own.region !== undefined) {
    const within = isWithinRegion(held.regionCode, own.region);
    return {
      within,
      less: within && (held.organisationId !== null || held.regionCode !== own.region),
    };
  }
  const same = own.organisationId !== undefined && own.organisationId === held.organisationId;
  return { within: same, less: false };
}
