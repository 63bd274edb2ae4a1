import { download } from "@/app/credential-responses";
import { withDocumentPermit } from "@/lib/platform/route";
import { writtenFormats } from "@/lib/transfer/rules/exchange/written-formats";
import { writePeopleTemplate } from "@/lib/transfer/rules/people/template";

/** The workbook to fill in. */
export const GET = withDocumentPermit("person.write", async () =>
  download(Buffer.from(await writePeopleTemplate()), {
    name: "人员导入模板.xlsx",
    plainName: "people.xlsx",
    type: writtenFormats.excel.type,
  }),
);
