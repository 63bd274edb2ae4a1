import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { organisations, regions } from "@/db/schema/people";
import { organisationKinds, regionLevels } from "@/lib/people/model/place";
import { defineCommand } from "@/lib/platform/command";
import { ok } from "@/lib/platform/result";

const LoadRegions = z.object({
  regions: z
    .array(
      z.object({
        code: z.string(),
        name: z.string().min(1),
        level: z.enum(regionLevels),
        parentCode: z.string().nullable(),
      }),
    )
    .min(1),
});

/** Brings the regions in line with the seed: new ones are added, renamed ones renamed, none removed. */
export const loadRegions = defineCommand({
  name: "people.load_regions",
  permission: "region.maintain",
  input: LoadRegions,

  async run({ tx, input }) {
    const changed = await tx
      .insert(regions)
      .values(input.regions)
      .onConflictDoUpdate({
        target: regions.code,
        set: { name: sql`excluded.name`, level: sql`excluded.level` },
        setWhere: sql`(${regions.name}, ${regions.level}) is distinct from (excluded.name, excluded.level)`,
      })
      .returning({ code: regions.code });
    return ok({ changed: changed.length });
  },

  audit: ({ value }) =>
    value.changed > 0 ? { subject: "regions:all", detail: { changed: value.changed } } : null,
});

const LoadOrganisations = z.object({
  organisations: z
    .array(
      z.object({
        regionCode: z.string(),
        name: z.string().min(2),
        kind: z.enum(organisationKinds),
      }),
    )
    .min(1),
});

/** Adds organisations that are not there yet. */
export const loadOrganisations = defineCommand({
  name: "people.load_organisations",
  permission: "region.maintain",
  input: LoadOrganisations,

  async run({ tx, input }) {
    const added = await tx
      .insert(organisations)
      .values(input.organisations)
      .onConflictDoNothing()
      .returning({ id: organisations.id });
    return ok({ added: added.length });
  },

  audit: ({ value }) =>
    value.added > 0 ? { subject: "organisations:seed", detail: { added: value.added } } : null,
});
