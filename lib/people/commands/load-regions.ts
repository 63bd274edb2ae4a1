import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { regions } from "@/db/schema/people";
import { placeChanges } from "@/db/schema/place-changes";
import { regionLevels } from "@/lib/people/model/place";
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

/**
 * Brings the regions in line with the seed: new ones are added, renamed ones renamed, none removed. What people
 * have renamed or abolished on the platform stays as they made it.
 */
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
        setWhere: sql`(${regions.name}, ${regions.level}) is distinct from (excluded.name, excluded.level)
          and not exists (select from ${placeChanges} where ${placeChanges.regionCode} = ${regions.code})`,
      })
      .returning({ code: regions.code });
    return ok({ changed: changed.length });
  },

  audit: ({ value }) =>
    value.changed > 0 ? { subject: "regions:all", detail: { changed: value.changed } } : null,
});
