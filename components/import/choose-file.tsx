import type { ComponentProps, FormEventHandler } from "react";
import { FileField } from "@/components/import/file-field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type Props = ComponentProps<typeof FileField> & {
  onLook: FormEventHandler<HTMLFormElement>;
  /** Why the last file was not taken. */
  problem: string | undefined;
};

/** The first step of an import: a file, and a button to look at what is in it. */
export function ChooseFile({ onLook, problem, ...field }: Props) {
  return (
    <form onSubmit={onLook} className="flex max-w-measure flex-col gap-4">
      {problem && (
        <Notice tone="problem" title="没有导入任何内容">
          {problem}
        </Notice>
      )}
      <FileField {...field} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit">先看一看</Button>
      </div>
    </form>
  );
}
