"use client";

import {
  type FormEvent,
  startTransition,
  useActionState,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import { PictureField } from "@/components/credentials/picture-field";
import { PlaceFields } from "@/components/credentials/place-fields";
import { ActionNotice } from "@/components/shell/action-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextareaField } from "@/components/ui/textarea-field";
import { saveTemplateAction } from "@/lib/credentials/actions";
import { placeholders, type TemplateBody } from "@/lib/credentials/model";

const PAUSE_MILLISECONDS = 400;

/** Everything a certificate looks like, with the sheet beside it as it would be printed. */
export function TemplateForm({ template }: { template: TemplateBody }) {
  const [state, submit, pending] = useActionState(saveTemplateAction, null);
  const form = useRef<HTMLFormElement>(null);
  const { preview, look } = usePreview(form);
  const errors = state && !state.ok ? state.refusal.fields : undefined;

  // Sent by hand: a form that sends itself is emptied, also when it was refused.
  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    startTransition(() => submit(data));
  }

  return (
    <div className="grid items-start gap-8 lg:grid-cols-[3fr_2fr]">
      <div className="flex flex-col gap-3 lg:sticky lg:top-4 lg:order-none">
        {/* biome-ignore lint/performance/noImgElement: drawn anew with every change */}
        <img
          src={preview ?? "/manage/certificates/template/preview"}
          alt="证书预览"
          width={1188}
          height={840}
          className="h-auto w-full rounded-small border border-line bg-white shadow-card"
        />
        <p className="text-sm text-muted">预览和打印的证书用同一套排版，持证人是虚构的。</p>
      </div>
      <form
        ref={form}
        action={submit}
        onSubmit={send}
        onChange={look}
        className="flex flex-col gap-5"
      >
        <TextFields template={template} errors={errors} />
        <PictureField
          label="背景图片"
          name="background"
          hint="铺满整张纸，按A4横向裁好；有背景时不画边框。PNG 或 JPG，最大5MB。"
          value={template.background ?? ""}
          onChange={look}
        />
        <PictureField
          label="印章图片"
          name="seal"
          hint="盖在颁发单位上，最好是透明底的 PNG，最大5MB。"
          value={template.seal ?? ""}
          onChange={look}
        />
        <section aria-labelledby="places">
          <h2 id="places" className="pb-2 text-lg">
            位置和大小
          </h2>
          <PlaceFields layout={template.layout} errors={errors} />
        </section>
        <ActionNotice state={state} done="已保存。以后颁发的证书用新模板，已颁发的不变。" />
        <Button type="submit" disabled={pending} className="self-start">
          保存为新模板
        </Button>
      </form>
    </div>
  );
}

type Errors = Record<string, string[]> | undefined;

function TextFields({ template, errors }: { template: TemplateBody; errors: Errors }) {
  return (
    <>
      <Field
        label="标题"
        name="title"
        defaultValue={template.title}
        maxLength={20}
        error={errors?.title?.[0]}
      />
      <Field
        label="姓名一行"
        name="nameLine"
        defaultValue={template.nameLine}
        maxLength={40}
        error={errors?.nameLine?.[0]}
      />
      <TextareaField
        label="正文"
        name="body"
        defaultValue={template.body}
        maxLength={300}
        hint={`可以写：${placeholders.map((word) => `{${word}}`).join("、")}`}
        error={errors?.body?.[0]}
      />
      <Field
        label="颁发单位"
        name="issuerName"
        defaultValue={template.issuerName}
        maxLength={40}
        error={errors?.issuerName?.[0]}
      />
      <Field
        label="编号前缀"
        name="numberPrefix"
        defaultValue={template.numberPrefix}
        maxLength={8}
        hint="换前缀就另起一个编号系列，从1开始。"
        error={errors?.numberPrefix?.[0]}
      />
    </>
  );
}

/** The address of the picture of what the form holds; stays with the last that could be drawn. */
function usePreview(form: React.RefObject<HTMLFormElement | null>) {
  const [preview, setPreview] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const look = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (!form.current) return;
      const entries = [...new FormData(form.current)].filter(
        (entry): entry is [string, string] =>
          typeof entry[1] === "string" && !entry[0].startsWith("$ACTION"),
      );
      const address = `/manage/certificates/template/preview?${new URLSearchParams(entries)}`;
      const ahead = new Image();
      ahead.onload = () => setPreview(address);
      ahead.src = address;
    }, PAUSE_MILLISECONDS);
  }, [form]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { preview, look };
}
