"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { replaceFileAction } from "@/lib/authoring/actions";
import type { LibraryItem } from "@/lib/authoring/model/library";
import { type MediaKind, mediaKinds } from "@/lib/media/model";
import { refusals } from "@/lib/platform/result";

type Props = { from: string; kind: MediaKind; others: readonly LibraryItem[] };

/** Puts another file of the library in this one's place, in all drafts one may change. */
export function ReplaceForm({ from, kind, others }: Props) {
  const [state, replace, pending] = useActionState(replaceFileAction, null);
  const done = state?.ok ? state.value.replaced : null;
  return (
    <section aria-labelledby="replace" className="flex flex-col gap-3">
      <h2 id="replace" className="text-xl">
        换成另一个文件
      </h2>
      <p className="text-muted">
        您能编写的课程草稿里，用到它的地方一起换。已发布的内容不变，下次发布时生效。
      </p>
      {state && !state.ok && (
        <Notice tone="problem">{refusals[state.refusal.code]}。草稿都没有改动。</Notice>
      )}
      {done && (
        <Notice tone="success" title={`已经换好，共${done.length}处`}>
          <ul className="list-disc ps-5">
            {done.map(({ courseSlug, path, now, files }) => (
              <li key={`${courseSlug} ${path}`} className="break-all">
                {path}
                {now !== path && `，改名为${now}`}
                {files.length > 0 && `，同时改了${files.join("、")}`}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {others.length === 0 ? (
        <p>媒体库里还没有别的{mediaKinds[kind]}，请先到媒体库上传。</p>
      ) : (
        <form action={replace} className="flex flex-wrap items-end gap-3">
          <input type="hidden" name="from" value={from} />
          <div className="min-w-0 flex-1 basis-60">
            <SelectField label={`换成哪个${mediaKinds[kind]}`} name="to">
              {others.map((other) => (
                <option key={other.sha256} value={other.sha256 ?? ""}>
                  {other.name}
                </option>
              ))}
            </SelectField>
          </div>
          <Button type="submit" aria-disabled={pending}>
            {pending ? "正在换…" : "全部换掉"}
          </Button>
        </form>
      )}
    </section>
  );
}
