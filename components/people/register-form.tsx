"use client";

import { signIn } from "next-auth/react";
import { useActionState, useEffect, useRef } from "react";
import { PasswordField } from "@/components/people/password-field";
import { RegionPicker } from "@/components/people/region-picker";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PASSWORD_LENGTH } from "@/lib/people/model/account";
import type { OrganisationChoice, Region } from "@/lib/people/model/place";
import { type Result, refusals } from "@/lib/platform/result";

type State = Result<{ account: string }> | null;

type Props = {
  action(previous: State, form: FormData): Promise<State>;
  regions: readonly Region[];
  organisations: readonly OrganisationChoice[];
};

/** Opens an account. After a refusal everything typed stays, except the password. */
export function RegisterForm({ action, regions, organisations }: Props) {
  const [state, submit, pending] = useActionState(action, null);
  const form = useRef<HTMLFormElement>(null);
  const refusal = state && !state.ok ? state.refusal : null;
  const errorOf = (field: string) => refusal?.fields?.[field]?.[0];

  useEffect(() => keepTyped(form.current), []);
  useEffect(() => {
    if (refusal) askAgain(form.current);
  }, [refusal]);
  useEffect(() => {
    if (state?.ok) void enter(form.current);
  }, [state]);

  return (
    <form ref={form} action={submit} className="flex flex-col gap-5">
      {refusal && <Notice tone="problem">{refusals[refusal.code]}</Notice>}
      {state?.ok && (
        <Notice tone="success">
          注册成功，正在登录。如果没有自动进入，请<a href="/sign-in">点这里登录</a>。
        </Notice>
      )}
      <Field label="姓名" name="name" autoComplete="name" error={errorOf("name")} maxLength={20} />
      <Field
        label="手机号"
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="username"
        hint="以后用手机号登录。"
        error={errorOf("phone")}
      />
      <PasswordField
        autoComplete="new-password"
        minLength={PASSWORD_LENGTH.min}
        hint={`至少${PASSWORD_LENGTH.min}位，用几个词连成一句最好记。`}
        error={errorOf("password")}
      />
      <RegionPicker
        regions={regions}
        organisations={organisations}
        regionError={errorOf("regionCode")}
        townshipError={errorOf("townshipCode")}
        organisationError={errorOf("organisationId")}
      />
      <Button type="submit" disabled={pending || state?.ok === true}>
        {pending ? "正在注册…" : "注册"}
      </Button>
    </form>
  );
}

/** React resets a form once its action has answered; a native listener can refuse that. */
function keepTyped(form: HTMLFormElement | null) {
  const refuse = (event: Event) => event.preventDefault();
  form?.addEventListener("reset", refuse);
  return () => form?.removeEventListener("reset", refuse);
}

/** Forgets the password and moves to the first field that needs attention. */
function askAgain(form: HTMLFormElement | null) {
  const password = form?.elements.namedItem("password");
  if (password instanceof HTMLInputElement) password.value = "";
  form?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
}

/** Signs the new person in with what they have just typed, so that nothing is typed twice. */
async function enter(form: HTMLFormElement | null) {
  if (!form) return;
  const typed = new FormData(form);
  const answer = await signIn("credentials", {
    redirect: false,
    account: String(typed.get("phone")),
    password: String(typed.get("password")),
  }).catch(() => null);
  if (answer?.ok) window.location.assign("/courses");
}
