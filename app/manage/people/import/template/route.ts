import { withDocumentPermit } from "@/lib/platform/route";
import { writePeopleTemplate } from "@/lib/transfer/rules/people/template";

/** The workbook to fill in. */
export const GET = withDocumentPermit("person.write", async () => {
  const name = encodeURIComponent("人员导入模板.xlsx");
  return new Response(Buffer.from(await writePeopleTemplate()), {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename="people.xlsx"; filename*=UTF-8''${name}`,
      "cache-control": "private, no-store",
    },
  });
});
