/** Certificates, what they look like, what strangers may see of them, and the keys that sign them. */
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { releases } from "@/db/schema/catalogue";
import { enrolments } from "@/db/schema/learning";
import { mediaFiles } from "@/db/schema/media";
import { people } from "@/db/schema/people";
import { type Layout, nameConsents, revocationReasons } from "@/lib/credentials/model";

/** One look of the certificate. Never changed: a change is the next number, the highest is in use. */
export const certificateTemplates = pgTable(
  "certificate_templates",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    number: integer().notNull(),
    numberPrefix: text().notNull(),
    title: text().notNull(),
    nameLine: text().notNull(),
    body: text().notNull(),
    issuerName: text().notNull(),
    background: text().references(() => mediaFiles.sha256, { onDelete: "restrict" }),
    seal: text().references(() => mediaFiles.sha256, { onDelete: "restrict" }),
    /** Where each part stands, in millimetres. */
    layout: jsonb().$type<Layout>().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    /** Null for the one that the platform brings. */
    createdBy: uuid().references(() => people.id, { onDelete: "restrict" }),
  },
  (t) => [
    unique("certificate_templates_number").on(t.number),
    check("certificate_templates_number_positive", sql`${t.number} > 0`),
    check("certificate_templates_prefix_shape", sql`${t.numberPrefix} ~ '^[A-Z]{2,8}$'`),
  ],
);

/** The last number given out, by prefix and year. Its row is locked while one is taken, so none is lost. */
export const certificateSeries = pgTable(
  "certificate_series",
  {
    prefix: text().notNull(),
    year: integer().notNull(),
    lastNumber: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.prefix, t.year] }),
    check("certificate_series_prefix_shape", sql`${t.prefix} ~ '^[A-Z]{2,8}$'`),
    check("certificate_series_number_positive", sql`${t.lastNumber} > 0`),
  ],
);

/** What was certified, in the words of that day. A trigger lets nothing change but the revocation, once. */
export const certificates = pgTable(
  "certificates",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    number: text().notNull(),
    /** What the verification page is asked by; cannot be guessed. */
    code: text().notNull(),
    /** Place in the list of revocations that holders' credentials name. */
    statusIndex: integer().notNull().generatedAlwaysAsIdentity(),
    enrolmentId: uuid()
      .notNull()
      .references(() => enrolments.id, { onDelete: "restrict" }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    releaseId: uuid()
      .notNull()
      .references(() => releases.id, { onDelete: "restrict" }),
    templateId: uuid()
      .notNull()
      .references(() => certificateTemplates.id, { onDelete: "restrict" }),
    holderName: text().notNull(),
    organisation: text(),
    courseTitle: text().notNull(),
    releaseNumber: integer().notNull(),
    minutes: integer().notNull(),
    /** Minutes of one 学时 on that day. */
    periodMinutes: integer().notNull(),
    completedOn: date().notNull(),
    issuedAt: timestamp({ withTimezone: true }).notNull(),
    replacesId: uuid().references((): AnyPgColumn => certificates.id, { onDelete: "restrict" }),
    revokedAt: timestamp({ withTimezone: true }),
    revokedBy: uuid().references(() => people.id, { onDelete: "restrict" }),
    revokedReason: text({ enum: revocationReasons }),
    /** For those who administer; strangers see the reason only. */
    revokedNote: text(),
  },
  (t) => [
    unique("certificates_number").on(t.number),
    unique("certificates_code").on(t.code),
    unique("certificates_status_index").on(t.statusIndex),
    unique("certificates_replaced_once").on(t.replacesId),
    uniqueIndex("certificates_one_valid").on(t.enrolmentId).where(sql`${t.revokedAt} is null`),
    index("certificates_enrolment").on(t.enrolmentId),
    index("certificates_person").on(t.personId, t.issuedAt),
    index("certificates_issued").on(t.issuedAt, t.id),
    check("certificates_number_shape", sql`${t.number} ~ '^[A-Z]{2,8}-[0-9]{4}-[0-9]{6,}$'`),
    check("certificates_code_shape", sql`${t.code} ~ '^[2-9A-HJ-NP-Z]{24}$'`),
    check("certificates_minutes_positive", sql`${t.minutes} > 0 and ${t.periodMinutes} > 0`),
    check(
      "certificates_revoked_with_reason",
      sql`num_nonnulls(${t.revokedAt}, ${t.revokedReason}, ${t.revokedNote}) in (0, 3)`,
    ),
    check(
      "certificates_reason_known",
      sql`${t.revokedReason} in ('mistake', 'misconduct', 'request', 'reissued')`,
    ),
  ],
);

/** What strangers see of a holder on the verification page. No row: as little as there is. */
export const certificateConsents = pgTable(
  "certificate_consents",
  {
    personId: uuid()
      .primaryKey()
      .references(() => people.id, { onDelete: "restrict" }),
    name: text({ enum: nameConsents }).notNull(),
    organisation: boolean().notNull(),
    changedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [check("certificate_consents_name_known", sql`${t.name} in ('full', 'masked', 'hidden')`)],
);

/** The platform's Ed25519 keys. The private half is sealed; retired ones stay, to verify by. */
export const signingKeys = pgTable(
  "signing_keys",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    /** RFC 7638 thumbprint. */
    kid: text().notNull(),
    publicJwk: jsonb().$type<{ kty: "OKP"; crv: "Ed25519"; x: string }>().notNull(),
    sealedKey: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    retiredAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    unique("signing_keys_kid").on(t.kid),
    uniqueIndex("signing_keys_one_in_use").on(sql`(true)`).where(sql`${t.retiredAt} is null`),
  ],
);

/** Many certificates packed for one person. Its parts are made one after the other, by whichever process. */
export const certificateBatches = pgTable(
  "certificate_batches",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    madeBy: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    certificateIds: uuid().array().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    finishedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index("certificate_batches_maker").on(t.madeBy, t.createdAt),
    // One at a time each: pressing twice packs once.
    uniqueIndex("certificate_batches_one_open").on(t.madeBy).where(sql`${t.finishedAt} is null`),
    check("certificate_batches_filled", sql`cardinality(${t.certificateIds}) > 0`),
  ],
);

export const certificateBatchParts = pgTable(
  "certificate_batch_parts",
  {
    batchId: uuid()
      .notNull()
      .references(() => certificateBatches.id, { onDelete: "cascade" }),
    /** From 0; each holds the same number of certificates, the last what is left. */
    position: integer().notNull(),
    /** Where its bytes lie in the store. */
    sha256: text().notNull(),
    bytes: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.batchId, t.position] })],
);
