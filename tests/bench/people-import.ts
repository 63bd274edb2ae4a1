/**
 * A workbook of five thousand people brought in, in a process of its own. Beside it the bare SQL: the same
 * rows, finished already, written by one statement. Prints one line of JSON.
 */
import postgres from "postgres";
import writeExcelFile from "write-excel-file/node";
import { permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { importPeople } from "@/lib/transfer/commands/import-people";
import { importColumnNames, importColumns } from "@/lib/transfer/model/people-import";
import { previewPeople, readPeopleFile } from "@/lib/transfer/queries/people-import";
import { identityNumber } from "@/tests/support/numbers";

const PEOPLE = 5000;
const sql = postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice: () => {} });

await sql`insert into regions (code, name, level, parent_code) values ('42', '湖北省', 'province', null),
  ('4201', '武汉市', 'prefecture', '42'), ('420106', '武昌区', 'county', '4201') on conflict do nothing`;
const [person] = await sql<{ id: string }[]>`
  insert into people (name, user_name, region_code)
  values ('测速管理员', ${`bench-import-${Date.now()}`}, '42') returning id`;
const manager = {
  personId: person?.id ?? "",
  grants: [{ role: "manager" as const, region: "42" }],
};
const allowed = permit(manager, "person.write");
if (!allowed) throw new Error("A manager brings people in");

const content = await workbook();
const began = performance.now();
const file = await readPeopleFile(content, "");
const shown = await previewPeople(allowed, file, true);
const looked = performance.now() - began;
if (shown.counts.new !== PEOPLE) throw new Error(JSON.stringify(shown.counts));
const again = await readPeopleFile(content, "");
const result = await execute(importPeople, manager, {
  fileHash: again.hash,
  rows: again.rows,
  mode: "all",
  createOrganisations: true,
});
const took = performance.now() - began;
if (!result.ok) throw new Error(JSON.stringify(result.refusal));
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ took, looked, megabytes, bare: await bareSql() }));
await sql.end();
process.exit(0);

/** The same people under other phones, with everything that was computed. */
async function bareSql(): Promise<number> {
  const rows = await sql`
    select name, '193' || substr(phone, 4) as phone, region_code, organisation_id, position, qualification,
      remark, pinyin, initials, id_number_sealed, id_number_index, qualification_number_sealed
    from people where phone like '192%'`;
  const json = JSON.stringify(rows);
  const start = performance.now();
  await sql`
    insert into people (name, phone, region_code, organisation_id, position, qualification, remark,
      pinyin, initials, id_number_sealed, id_number_index, qualification_number_sealed)
    select name, phone, region_code, organisation_id, position, qualification, remark,
      pinyin, initials, id_number_sealed, id_number_index, qualification_number_sealed
    from jsonb_populate_recordset(null::people, ${json}::text::jsonb)`;
  return performance.now() - start;
}

async function workbook(): Promise<Uint8Array> {
  const head = importColumns.map((column) => ({ value: importColumnNames[column], type: String }));
  const rows = Array.from({ length: PEOPLE }, (_, n) =>
    [
      `${"王李张刘陈杨黄赵"[n % 8]}${"小禾文秀建国雨晴"[(n * 3) % 8]}${"一二三四五六七八九"[n % 9]}`,
      `192${String(n).padStart(8, "0")}`,
      n < 1000 ? identityNumber(n) : "",
      `测速社工站${n % 60}`,
      "武昌区",
      n % 5 === 0 ? "站长" : "一线社工",
      "助理社会工作师",
      `2023042${String(n).padStart(8, "0")}`,
      "",
    ].map((value) => ({ value, type: String })),
  );
  const written = writeExcelFile([{ sheet: "人员", data: [head, ...rows] }]);
  return new Uint8Array(await written.toBuffer());
}
