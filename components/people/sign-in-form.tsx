"use client";

import { signIn } from "next-auth/react";
import { useActionState } from "react";
import { PasswordField } from "@/components/people/password-field";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { refusals } from "@/lib/platform/result";

type State = { problem: string; account: string } | null;

/** Opens a session, then goes to `next`: a path which the page has made sure is this site's. */
export function SignInForm({ next }: { next: string }) {
  const [state, submit, pending] = useActionState(async (_previous: State, form: FormData) => {
    const account = String(form.get("account"));
    const problem = await problemWith(account, String(form.get("password")));
    if (problem) return { problem, account };
    window.location.assign(next);
    // The button stays busy until the next page takes over.
    return new Promise<State>(() => undefined);
  }, null);

  return (
    <form action={submit} className="flex flex-col gap-5">
      <noscript>
        <Notice tone="info">登录需要浏览器允许运行 JavaScript，请在设置中打开后刷新本页。</Notice>
      </noscript>
      {state && <Notice tone="problem">{state.problem}</Notice>}
      <Field
        label="账号"
        name="account"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        hint="手机号、邮箱或用户名"
        defaultValue={state?.account}
      />
      <PasswordField autoComplete="current-password" />
      <Button type="submit" disabled={pending}>
        {pending ? "正在登录…" : "登录"}
      </Button>
    </form>
  );
}

const OFFLINE = "现在连不上网络，没有登录成功。您填写的账号还在，请检查网络后再试";
const UNAVAILABLE = "系统暂时没有回应，没有登录成功。您填写的账号还在，请稍后再试";

/** Null when the session is open. */
async function problemWith(account: string, password: string): Promise<string | null> {
  // Without a network signIn leaves the page, and with it what was typed.
  if (!navigator.onLine) return OFFLINE;
  try {
    const answer = await signIn("credentials", { redirect: false, account, password });
    if (answer?.ok) return null;
    return answer?.status === 401 ? refusals["account.wrong"] : UNAVAILABLE;
  } catch {
    return UNAVAILABLE;
  }
}
