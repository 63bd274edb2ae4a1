"use client";

import { ActivationStrips } from "@/components/people/activation-strips";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PrintButton } from "@/components/ui/print-button";
import { issueCodesAction } from "@/lib/people/actions";
import { refusals } from "@/lib/platform/result";
import { dateInWords } from "@/lib/platform/wording";

type Waiting = {
  id: string;
  name: string;
  /** Masked. */
  phone: string | null;
  place: string;
  /** Until when the last code holds, in words; null without one. */
  codeUntil: string | null;
};

type Props = {
  people: readonly Waiting[];
  /** Whether there are more than are listed. */
  more: boolean;
  /** Where a code is typed, with the site's own name. */
  address: string;
};

/** Chooses who gets a code, then shows the strips once. */
export function ActivationPanel({ people, more, address }: Props) {
  const { state, pending, form } = useKeptForm(issueCodesAction);
  if (state?.ok) {
    const { strips, expiresAt, left } = state.value;
    return (
      <section aria-label="激活条" className="flex flex-col gap-5">
        <div className="flex flex-col gap-3 print:hidden">
          <Notice tone="success" title={`已生成${strips.length}个激活码`}>
            现在就打印或存成 PDF：离开这一页就看不到了，只能重新生成。
            {left > 0 && `另有${left}人的管理权限比您大，没有生成。`}
          </Notice>
          <div>
            <PrintButton />
          </div>
        </div>
        <ActivationStrips strips={strips} until={dateInWords(expiresAt)} address={address} />
      </section>
    );
  }
  return (
    <form {...form} className="flex flex-col gap-4">
      {state && <Notice tone="problem">{refusals[state.refusal.code]}</Notice>}
      {more && (
        <Notice tone="info">一次最多列出500人，其余的请先在人员页面按单位或区划查找。</Notice>
      )}
      <ul className="max-h-128 divide-y divide-line overflow-y-auto rounded-large border border-line bg-surface">
        {people.map(({ id, name, phone, place, codeUntil }) => (
          <li key={id}>
            <label className="flex min-h-target cursor-pointer flex-wrap items-center gap-x-3 px-4 py-1.5">
              <input
                type="checkbox"
                name="personIds[]"
                value={id}
                defaultChecked={codeUntil === null}
                className="size-5 accent-teal"
              />
              <span className="font-medium">{name}</span>
              <span className="min-w-0 flex-1 text-sm text-muted">
                {place}　{phone}
              </span>
              {codeUntil && <span className="text-sm text-muted">已有激活码，到{codeUntil}</span>}
            </label>
          </li>
        ))}
      </ul>
      <p className="text-sm text-muted">已有激活码的人默认不勾选；勾选后重新生成，原来的作废。</p>
      <div>
        <Button type="submit" disabled={pending}>
          {pending ? "正在生成…" : "给勾选的人生成激活码"}
        </Button>
      </div>
    </form>
  );
}
