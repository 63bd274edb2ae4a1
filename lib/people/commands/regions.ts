import "server-only";
import { eq } from "drizzle-orm";
import { regions } from "@/db/schema/people";
import { recordChanges } from "@/lib/people/commands/place-history";
import { CreateZone, RenameRegion } from "@/lib/people/model/place-input";
import { codesBeneath, isRegionNameTaken, lockRegions } from "@/lib/people/queries/find-place";
import { nextZoneCode, zoneLevelBeneath } from "@/lib/people/rules/region-code";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/** Gives a region another name; its code, and with it everybody in it, stays. */
export const renameRegion = defineCommand({
  name: "people.rename_region",
  permission: "region.maintain",
  input: RenameRegion,

  async run({ tx, permit, input: { code, name }, now }) {
    const region = (await lockRegions(tx, permit, [code])).get(code);
    if (!region) return refuse("not_found");
    if (region.abolishedAt) return refuse("region.abolished");
    if (region.name === name) return ok({ code, was: name, changed: false });
    const { parentCode } = region;
    if (await isRegionNameTaken(tx, { parentCode, name, except: code })) {
      return refuse("place.name_taken", { name: ["同一个上级下面已经有这个名称"] });
    }
    await tx.update(regions).set({ name }).where(eq(regions.code, code));
    const change = { kind: "renamed", regionCode: code, was: region.name, became: name } as const;
    await recordChanges(tx, [change], { permit, now });
    return ok({ code, was: region.name, changed: true });
  },

  audit: ({ input, value }) =>
    value.changed
      ? { subject: `region:${value.code}`, detail: { was: value.was, became: input.name } }
      : null,
});

/** Sets up a functional zone, which has no GB/T code: it gets one that can never be one. */
export const createZone = defineCommand({
  name: "people.create_zone",
  permission: "region.maintain",
  input: CreateZone,

  async run({ tx, permit, input: { parentCode, name }, now }) {
    const parent = (await lockRegions(tx, permit, [parentCode])).get(parentCode);
    if (!parent) return refuse("not_found");
    if (parent.abolishedAt) return refuse("region.abolished");
    const level = zoneLevelBeneath(parent.level);
    const code = nextZoneCode(parent, await codesBeneath(tx, parentCode));
    if (!level || !code) return refuse("region.no_zone_here");
    if (await isRegionNameTaken(tx, { parentCode, name })) {
      return refuse("place.name_taken", { name: ["这里已经有这个名称"] });
    }
    await tx.insert(regions).values({ code, name, level, parentCode });
    const change = { kind: "created", regionCode: code, became: name } as const;
    await recordChanges(tx, [change], { permit, now });
    return ok({ code });
  },

  audit: ({ input, value }) => ({ subject: `region:${value.code}`, detail: { name: input.name } }),
});
