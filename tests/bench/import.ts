/**
 * An Excel file of five thousand questions brought into a bank that holds as many again, in a
 * process of its own so that its memory can be told. Prints one line of JSON.
 */
import postgres from "postgres";
import { permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { importQuestions } from "@/lib/transfer/commands/bank";
import type { ExchangeQuestion } from "@/lib/transfer/model/exchange";
import { readImport } from "@/lib/transfer/queries/bank-exchange";
import { readWorkbook } from "@/lib/transfer/rules/exchange/excel-file";
import { writeExchange } from "@/lib/transfer/rules/exchange/write-exchange";

const QUESTIONS = 5000;
const COURSE = "bench-import";

const sql = postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice: () => {} });
await makeCourse();
const trainer = { personId: null, grants: [{ role: "trainer" as const, region: "42" }] };
const allowed = permit(trainer, "question.maintain");
if (!allowed) throw new Error("A trainer keeps the bank");

await take(await fileOf("旧题"));
const content = await fileOf("新题");
const began = performance.now();
await take(content);
const took = performance.now() - began;
const megabytes = process.resourceUsage().maxRSS / 1024;

const reading = performance.now();
await readWorkbook(content);
const read = performance.now() - reading;
console.log(JSON.stringify({ took, read, megabytes }));
await sql.end();
process.exit(0);

/** As a trainer does it: looked at beside the bank, then taken. */
async function take(file: Uint8Array) {
  const found = await readImport(allowed as NonNullable<typeof allowed>, COURSE, file);
  if (found?.questions.length !== QUESTIONS) throw new Error("The file was not read whole");
  const result = await execute(importQuestions, trainer, {
    courseSlug: COURSE,
    questions: found.questions,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
}

async function fileOf(word: string): Promise<Uint8Array> {
  const questions = Array.from(
    { length: QUESTIONS },
    (_, n): ExchangeQuestion => ({
      type: "single",
      name: "",
      material: "",
      stem: `${word}${n}：${wordsFor(n)}，社工到场以后先做哪一件？`,
      choices: ["一", "二", "三", "四"].map((choice, at) => ({
        text: `${wordsFor(n * 7 + at)}（${choice}）`,
        correct: at === n % 4,
      })),
      explanation: `第${n}题的解析：${wordsFor(n * 13)}。`,
      difficulty: "medium",
      topic: `知识点${n % 12}`,
      tags: [],
      points: 5,
    }),
  );
  return (await writeExchange("excel", questions)).content;
}

function wordsFor(n: number): string {
  const words = [
    "入户探访",
    "楼道议事",
    "志愿者上岗",
    "物资发放",
    "小组活动",
    "个案结案",
    "款项公示",
  ];
  const places = ["青禾社区", "云栖镇", "兰桥社区", "石桥坊", "水巷社区"];
  return `${places[n % places.length]}${words[(n * 3) % words.length]}时遇到第${n % 97}种情形`;
}

async function makeCourse() {
  await sql`insert into courses (slug, series_slug, position) values (${COURSE}, 'wushe', 901)
    on conflict do nothing`;
  await sql`
    insert into releases (course_id, number, content_hash, title, summary, manifest, outline, minutes, published_at)
    select id, 1, repeat('0', 64), '测速', '测速', '{}', '{"modules":[]}', 1, now()
    from courses where slug = ${COURSE} on conflict do nothing`;
  await sql`update courses c set current_release_id = r.id from releases r
    where r.course_id = c.id and c.slug = ${COURSE}`;
}
