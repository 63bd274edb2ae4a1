/**
 * People and where they belong: regions, organisations, persons, scoped roles, sessions.
 * A region's code is the significant prefix of its GB/T 2260 code, so "within" is "starts with".
 */
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  date,
  index,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { qualificationLevels } from "@/lib/people/model/person";
import { organisationKinds, regionLevels } from "@/lib/people/model/place";
import { grantedRoles } from "@/lib/people/model/role";

export const regions = pgTable(
  "regions",
  {
    code: text().primaryKey(),
    name: text().notNull(),
    level: text({ enum: regionLevels }).notNull(),
    parentCode: text().references((): AnyPgColumn => regions.code, { onDelete: "restrict" }),
    /** Where everything of an abolished region went; such a region is kept and cannot be chosen. */
    successorCode: text().references((): AnyPgColumn => regions.code, { onDelete: "restrict" }),
    abolishedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index("regions_code_prefix").using("btree", t.code.op("text_pattern_ops")),
    index("regions_parent").on(t.parentCode),
    index("regions_successor").on(t.successorCode),
    // A functional zone has no GB/T code. Its own has the lengths of one and a letter, which none ever has.
    check(
      "regions_code_shape",
      sql`${t.code} ~ '^[0-9]{2}([0-9]{2}(([0-9]{2}|[A-Z][0-9A-Z])([0-9]{3}|[A-Z][0-9A-Z]{2})?)?)?$'`,
    ),
    check("regions_name_filled", sql`length(trim(${t.name})) between 2 and 40`),
    check(
      "regions_level_known",
      sql`${t.level} in ('province', 'prefecture', 'direct_county', 'county', 'township')`,
    ),
    check("regions_child_of_parent", sql`starts_with(${t.code}, ${t.parentCode})`),
    check("regions_root_is_province", sql`(${t.parentCode} is null) = (${t.level} = 'province')`),
    check(
      "regions_abolished_has_successor",
      sql`(${t.abolishedAt} is null) = (${t.successorCode} is null)`,
    ),
    check("regions_not_own_successor", sql`${t.successorCode} <> ${t.code}`),
  ],
);

export const organisations = pgTable(
  "organisations",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    regionCode: text()
      .notNull()
      .references(() => regions.code, { onDelete: "restrict", onUpdate: "cascade" }),
    name: text().notNull(),
    kind: text({ enum: organisationKinds }).notNull(),
    contactName: text(),
    /** The office's number as it is dialled: a mobile, or with its area code 027-82345678. */
    contactPhone: text(),
    /** A closed organisation is kept with its people and cannot be chosen any more. */
    closedAt: timestamp({ withTimezone: true }),
    /** Where everybody of a merged organisation went. */
    mergedIntoId: uuid().references((): AnyPgColumn => organisations.id, { onDelete: "restrict" }),
  },
  (t) => [
    // The name of one that is closed is free again.
    uniqueIndex("organisations_name_in_region")
      .on(t.regionCode, t.name)
      .where(sql`${t.closedAt} is null`),
    index("organisations_region_prefix").using("btree", t.regionCode.op("text_pattern_ops")),
    index("organisations_merged_into").on(t.mergedIntoId),
    check("organisations_contact_phone_shape", sql`${t.contactPhone} ~ '^[0-9][0-9-]{5,18}[0-9]$'`),
    check(
      "organisations_contact_name_filled",
      sql`length(trim(${t.contactName})) between 2 and 20`,
    ),
    check(
      "organisations_merged_is_closed",
      sql`${t.mergedIntoId} is null or ${t.closedAt} is not null`,
    ),
    check("organisations_not_into_itself", sql`${t.mergedIntoId} <> ${t.id}`),
    check("organisations_name_filled", sql`length(trim(${t.name})) between 2 and 60`),
    check(
      "organisations_kind_known",
      sql`${t.kind} in ('station', 'agency', 'community', 'department', 'university', 'association')`,
    ),
  ],
);

/** One human, one account. A disabled person keeps every record and can do nothing. */
export const people = pgTable(
  "people",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    name: text().notNull(),
    userName: text(),
    phone: text(),
    email: text(),
    /** Argon2id, PHC string. Null until the person has set a password. */
    passwordHash: text(),
    regionCode: text()
      .notNull()
      .references(() => regions.code, { onDelete: "restrict", onUpdate: "cascade" }),
    organisationId: uuid().references(() => organisations.id, { onDelete: "restrict" }),
    /** 证件号码, sealed (lib/platform/field-cipher). */
    idNumberSealed: text(),
    /** Keyed digest of the number, by which the same number is found without opening any. */
    idNumberIndex: text(),
    /** 岗位, as the organisation calls it. */
    position: text(),
    qualification: text({ enum: qualificationLevels }).notNull().default("none"),
    /** 资格证书号, sealed. */
    qualificationNumberSealed: text(),
    remark: text(),
    /** The name's sound, `tianxiaohe`, and its first letters, `txh`. Null until the platform has noted them. */
    pinyin: text(),
    initials: text(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    disabledAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    uniqueIndex("people_user_name").on(t.userName),
    uniqueIndex("people_phone").on(t.phone),
    uniqueIndex("people_email").on(t.email),
    index("people_region_prefix").using("btree", t.regionCode.op("text_pattern_ops")),
    index("people_organisation").on(t.organisationId),
    index("people_id_number").on(t.idNumberIndex),
    // Each list's order, ended by the id, so that a page begins where the one before ended.
    index("people_by_pinyin").on(t.pinyin, t.id),
    index("people_by_joining").on(t.createdAt, t.id),
    // The beginning of a name, its sound, its first letters, a phone; and the end of a name or phone.
    index("people_name_prefix").using("btree", t.name.op("text_pattern_ops")),
    index("people_name_suffix").using("btree", sql`reverse(${t.name}) text_pattern_ops`),
    index("people_pinyin_prefix").using("btree", t.pinyin.op("text_pattern_ops")),
    index("people_initials_prefix").using("btree", t.initials.op("text_pattern_ops")),
    index("people_phone_prefix").using("btree", t.phone.op("text_pattern_ops")),
    index("people_phone_suffix").using("btree", sql`reverse(${t.phone}) text_pattern_ops`),
    index("people_position").on(t.position),
    index("people_pinyin_missing").on(t.id).where(sql`${t.pinyin} is null`),
    check("people_can_be_addressed", sql`num_nonnulls(${t.userName}, ${t.phone}, ${t.email}) > 0`),
    check("people_phone_shape", sql`${t.phone} ~ '^1[3-9][0-9]{9}$'`),
    check("people_email_lower", sql`${t.email} = lower(${t.email}) and ${t.email} like '%_@_%'`),
    check("people_user_name_shape", sql`${t.userName} ~ '^[a-z][a-z0-9._-]{2,39}$'`),
    check("people_name_filled", sql`length(trim(${t.name})) between 2 and 20`),
    check("people_password_hashed", sql`${t.passwordHash} like '$argon2id$%'`),
    check("people_id_number_sealed", sql`${t.idNumberSealed} like 'v1.%'`),
    check(
      "people_id_number_indexed",
      sql`(${t.idNumberSealed} is null) = (${t.idNumberIndex} is null)`,
    ),
    check("people_qualification_number_sealed", sql`${t.qualificationNumberSealed} like 'v1.%'`),
    check(
      "people_qualification_known",
      sql`${t.qualification} in ('none', 'assistant', 'intermediate', 'senior')`,
    ),
    check("people_position_filled", sql`length(trim(${t.position})) between 1 and 30`),
    check("people_remark_filled", sql`length(trim(${t.remark})) between 1 and 200`),
    check(
      "people_pinyin_shape",
      sql`${t.pinyin} ~ '^[a-z0-9]{1,160}$' and ${t.initials} ~ '^[a-z0-9]{1,40}$'`,
    ),
    check("people_pinyin_whole", sql`(${t.pinyin} is null) = (${t.initials} is null)`),
  ],
);

/**
 * A role held within a region (and all beneath it) or within one organisation, from day to day. The same
 * role over the same scope is held once on any day: "role_grants_not_twice" excludes it.
 */
export const roleGrants = pgTable(
  "role_grants",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    role: text({ enum: grantedRoles }).notNull(),
    regionCode: text().references(() => regions.code, {
      onDelete: "restrict",
      onUpdate: "cascade",
    }),
    organisationId: uuid().references(() => organisations.id, { onDelete: "restrict" }),
    validFrom: date().notNull().default(sql`current_date`),
    /** Last day on which the role is held; null for no end. */
    validUntil: date(),
    /** Taken away before its last day; counts for nothing from then on. */
    revokedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index("role_grants_person").on(t.personId),
    index("role_grants_region_prefix").using("btree", t.regionCode.op("text_pattern_ops")),
    index("role_grants_organisation").on(t.organisationId),
    check("role_grants_one_scope", sql`num_nonnulls(${t.regionCode}, ${t.organisationId}) = 1`),
    check("role_grants_days_in_order", sql`${t.validUntil} >= ${t.validFrom}`),
    check(
      "role_grants_role_known",
      sql`${t.role} in ('trainer', 'expert', 'manager', 'administrator')`,
    ),
  ],
);

/** One signed-in device. The cookie carries only the id; whether it still counts is decided here. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid().primaryKey().default(sql`gen_random_uuid()`),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    userAgent: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    revokedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index("sessions_person").on(t.personId),
    check("sessions_end_after_start", sql`${t.expiresAt} > ${t.createdAt}`),
  ],
);
