"use client";

import { ChooseFile } from "@/components/import/choose-file";
import { Sending } from "@/components/import/sending";
import { ImportDone } from "@/components/people/import-done";
import { ImportLook } from "@/components/people/import-look";
import { usePeopleImport } from "@/components/people/use-people-import";

/** A table of people: sent to be looked at, its columns put right, then taken. Nothing is written before. */
export function PeopleImport() {
  const { stage, look, choose, take, back } = usePeopleImport();
  switch (stage.name) {
    case "sending":
      return <Sending name={stage.file.name} percent={stage.percent} then={stage.then} />;
    case "looking": {
      const { file, preview, create, problem } = stage;
      return (
        <ImportLook
          file={file}
          preview={preview}
          create={create}
          problem={problem}
          onAgain={(mapping, made) => look(file, { mapping, create: made })}
          onTake={(mode) => take(file, preview, create, mode)}
          onBack={back}
        />
      );
    }
    case "done":
      return <ImportDone {...stage} onBack={back} />;
    default:
      return (
        <ChooseFile
          onLook={choose}
          problem={stage.problem}
          label="人员表格"
          accept=".xlsx,.csv,.txt"
          hint="Excel（.xlsx）或 CSV，最大20 MB、2万行。列名和模板不同也可以，下一步能对应。"
        />
      );
  }
}
