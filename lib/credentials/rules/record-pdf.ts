/** The learning record as PDF: pages of A4, text that can be copied, letters embedded. Pure. */
import { beginDocument, type Document } from "@/lib/credentials/rules/document";
import { type Letters, withKnownSigns } from "@/lib/credentials/rules/fonts";
import { colours } from "@/lib/credentials/rules/page";
import {
  courseStandingInWords,
  entryCells,
  entryHeadings,
  type LearningRecord,
  lessonInWords,
  lessonName,
  recordSummary,
} from "@/lib/credentials/rules/record";
import { dateInWords } from "@/lib/platform/wording";

type Typeface = { regular: Letters; bold: Letters };

const MARGIN = 54;
const SIZES = { title: 22, heading: 14, text: 10.5, small: 8.5 };
const LINE = "#ded7c8";
/** Widths of the columns of the ledger, in points; the title takes what is left. */
const ENTRY_COLUMNS = [36, 88, 0, 108, 56, 74];

/** The finished file. The same record gives the same bytes. */
export async function drawRecord(record: LearningRecord, letters: Typeface): Promise<Uint8Array> {
  const { document, finish } = beginDocument(
    letters,
    { size: "A4", margin: MARGIN, bufferPages: true },
    {
      title: `${record.person.name}的学习档案`,
      ...{ author: "五社学堂", madeAt: new Date(record.madeAt) },
    },
  );
  const pen = new Pen(document, letters);
  writeHead(pen, record);
  writeCourses(pen, record);
  writeLedger(pen, record);
  writeCertificates(pen, record);
  numberPages(document, pen);
  return await finish();
}

/** Writes text with signs that the letters have, and says how it looks. */
class Pen {
  constructor(
    readonly document: Document,
    readonly letters: Typeface,
  ) {}

  known(text: string): string {
    return withKnownSigns(text, this.letters.regular).text;
  }

  line(text: string, { bold = false, size = SIZES.text, colour = colours.ink, gap = 4 } = {}) {
    const { document } = this;
    document.font(bold ? "bold" : "regular", size).fillColor(colour);
    document.text(this.known(text), MARGIN, document.y, { paragraphGap: gap, lineGap: 2 });
  }

  heading(text: string) {
    const { document } = this;
    // A heading does not stand alone at the foot of a page.
    if (document.y > document.page.height - MARGIN - 80) document.addPage();
    document.moveDown(0.8);
    this.line(text, { bold: true, size: SIZES.heading, colour: colours.teal, gap: 6 });
  }
}

function writeHead(pen: Pen, record: LearningRecord) {
  const { name, organisation } = record.person;
  pen.line("学习档案", { bold: true, size: SIZES.title, gap: 8 });
  pen.line([name, organisation].filter(Boolean).join("，"), { bold: true, size: 12 });
  pen.line(recordSummary(record));
  pen.line(
    `${dateInWords(new Date(record.madeAt))}由五社学堂生成。能否认定为继续教育学时、认定多少，由主管部门决定。`,
    { size: SIZES.small, colour: colours.muted },
  );
}

function writeCourses(pen: Pen, { courses }: LearningRecord) {
  pen.heading("课程");
  if (courses.length === 0) pen.line("还没有加入课程。");
  for (const course of courses) {
    pen.line(`${course.title}（第${course.release}版）`, { bold: true, gap: 1 });
    pen.line(courseStandingInWords(course), { gap: 3 });
    for (const lesson of course.lessons) {
      const text = `${lessonName(lesson)}：${lessonInWords(lesson)}`;
      pen.line(text, { size: SIZES.small, colour: colours.muted, gap: 1 });
    }
    pen.document.moveDown(0.5);
  }
}

function writeLedger(pen: Pen, { entries }: LearningRecord) {
  pen.heading("学时账本");
  if (entries.length === 0) {
    pen.line("还没有学时记录。");
    return;
  }
  const { document } = pen;
  const fixed = ENTRY_COLUMNS.reduce((sum, width) => sum + width, 0);
  const left = document.page.width - 2 * MARGIN - fixed;
  document.font("regular", SIZES.small).fillColor(colours.ink);
  document.table({
    position: { x: MARGIN, y: document.y },
    columnStyles: ENTRY_COLUMNS.map((width) => width || left),
    defaultStyle: { border: [0.5, 0, 0, 0], borderColor: LINE, padding: 4 },
    data: [entryHeadings, ...entries.map(entryCells)].map((row) =>
      row.map((cell) => pen.known(cell)),
    ),
  });
  pen.line(
    "编号和指纹是账本里的位置：账本前后相扣，改动或删去任何一条都查得出来。完整的指纹在导出的 JSON 文件里。",
    { size: SIZES.small, colour: colours.muted },
  );
}

function writeCertificates(pen: Pen, { certificates, issuer }: LearningRecord) {
  if (certificates.length === 0) return;
  pen.heading("结业证书");
  for (const { number, code, courseTitle, issuedAt, revokedAt } of certificates) {
    const state = revokedAt ? `${dateInWords(new Date(revokedAt))}作废` : "有效";
    pen.line(`${courseTitle}，${number}，${dateInWords(new Date(issuedAt))}颁发，${state}`, {
      gap: 1,
    });
    const address = `${issuer}/verify/${code}`;
    pen.line(`验证：${address}`, { size: SIZES.small, colour: colours.muted });
  }
}

function numberPages(document: Document, pen: Pen) {
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page);
    // Below the margin the package would begin a new page.
    document.page.margins.bottom = 0;
    document.font("regular", SIZES.small).fillColor(colours.muted);
    const words = pen.known(`第${page + 1}页，共${count}页`);
    document.text(words, MARGIN, document.page.height - 36, {
      width: document.page.width - 2 * MARGIN,
      align: "center",
      lineBreak: false,
    });
  }
}
