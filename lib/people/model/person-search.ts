/** A search of the people's list, as it stands in the address. */
import { z } from "zod";
import { accountStates, qualificationLevels } from "@/lib/people/model/person";
import { grantedRoles } from "@/lib/people/model/role";

export const personSorts = ["name", "newest", "oldest"] as const;
export type PersonSort = (typeof personSorts)[number];

export const personSortNames: Record<PersonSort, string> = {
  name: "按姓名",
  newest: "最近加入的在前",
  oldest: "最早加入的在前",
};

const text = z.string().trim().max(60).catch("");

/** Anything that cannot be understood is as if it had not been said: an address may come from anywhere. */
export const PersonSearch = z.object({
  /** Name, its sound or first letters, phone or its last digits, organisation. */
  q: text,
  /** Code of a region; all beneath it is meant too. */
  region: z
    .string()
    .regex(/^[0-9A-Z]{2,9}$/)
    .catch(""),
  /** Part of an organisation's name. */
  organisation: text,
  position: text,
  qualification: z.enum(qualificationLevels).or(z.literal("")).catch(""),
  role: z
    .enum([...grantedRoles, "any", "none"])
    .or(z.literal(""))
    .catch(""),
  state: z.enum(accountStates).or(z.literal("")).catch(""),
  since: z.iso.date().catch(""),
  sort: z.enum(personSorts).catch("name"),
});
export type PersonSearch = z.output<typeof PersonSearch>;

/** A search from an address or from what somebody kept of one. */
export function readSearch(from: Record<string, unknown> | string): PersonSearch {
  const given = typeof from === "string" ? Object.fromEntries(new URLSearchParams(from)) : from;
  return PersonSearch.parse(given);
}

/** The search as the end of an address; what is not asked for is left out. */
export function searchQuery(search: PersonSearch): string {
  const asked = Object.entries(search).filter(
    ([name, value]) => value !== "" && !(name === "sort" && value === "name"),
  );
  return new URLSearchParams(asked).toString();
}

/** Whether anything at all is asked for. */
export function isNarrowed({ sort: _, ...search }: PersonSearch): boolean {
  return Object.values(search).some((value) => value !== "");
}
