/** A file of people on its way in: its columns, what each row would do, and how it is to be taken. */
import { z } from "zod";
import type { RowResult } from "@/lib/people/model/person";

export const importColumns = [
  "name",
  "phone",
  "idNumber",
  "organisation",
  "region",
  "position",
  "qualification",
  "qualificationNumber",
  "remark",
] as const;
export type ImportColumn = (typeof importColumns)[number];

export const importColumnNames: Record<ImportColumn, string> = {
  name: "姓名",
  phone: "手机号",
  idNumber: "证件号码",
  organisation: "单位",
  region: "行政区划",
  position: "岗位",
  qualification: "职业资格等级",
  qualificationNumber: "资格证书号",
  remark: "备注",
};

/** Without these nobody can be made of a row. */
export const neededColumns = ["name", "phone"] as const satisfies readonly ImportColumn[];

/** Rows of one file; a larger one is split. */
export const IMPORT_ROWS_MAX = 20_000;
export const IMPORT_BYTES_MAX = 20 * 1024 * 1024;

/** Which column of the file, from 0, holds what; what it does not hold is left out. */
export const Mapping = z.partialRecord(z.enum(importColumns), z.int().min(0).max(99));
export type Mapping = z.output<typeof Mapping>;

/** A row as it stands in the file, by its number there. */
export const ImportRow = z.object({
  row: z.int().min(1),
  cells: z.partialRecord(z.enum(importColumns), z.string().max(500)),
});
export type ImportRow = z.output<typeof ImportRow>;

export const importModes = ["all", "good"] as const;

export const ImportPeople = z.object({
  /** SHA-256 of the file. */
  fileHash: z.string().regex(/^[0-9a-f]{64}$/),
  rows: z.array(ImportRow).min(1, "表里没有人员").max(IMPORT_ROWS_MAX),
  /** “all”: every row or none; “good”: those without a fault. */
  mode: z.enum(importModes),
  /** Whether organisations that are not there are made. */
  createOrganisations: z.boolean(),
});

export type FieldChange = { field: string; from: string; to: string };

export type PreviewRow = {
  row: number;
  name: string;
  /** Masked. */
  phone: string;
  result: RowResult;
  reason: string;
  changes: FieldChange[];
};

export type PeoplePreview = {
  fileHash: string;
  headings: string[];
  mapping: Mapping;
  /** What was done to the file so that it could be read. */
  notes: string[];
  rows: PreviewRow[];
  counts: Record<RowResult, number>;
  /** Organisations that would be made. */
  newOrganisations: string[];
};

export type ImportReport = { importId: string; counts: Record<RowResult, number> };

/** A file in an answer that is otherwise JSON. */
export type ResultFile = { name: string; base64: string };
