"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, startTransition, useActionState, useEffect, useState } from "react";
import { PasswordField } from "@/components/people/password-field";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { lookAtCodeAction, redeemCodeAction } from "@/lib/people/actions";
import { PASSWORD_LENGTH } from "@/lib/people/model/account";
import { type CodeHolder, codeTroubles } from "@/lib/people/model/activation";
import { refusals } from "@/lib/platform/result";

/** A code, then whose account it is, then a password; then the person is in. */
export function ActivateForm() {
  const [look, ask, asking] = useActionState(lookAtCodeAction, null);
  const [code, setCode] = useState("");

  useEffect(() => {
    const linked = decodeURIComponent(window.location.hash.slice(1));
    if (linked === "") return;
    setCode(linked);
    const form = new FormData();
    form.set("code", linked);
    startTransition(() => ask(form));
  }, [ask]);

  const onAsk = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => ask(form));
  };

  if (look?.ok && look.value.holder) {
    return (
      <PasswordStep
        code={code}
        holder={look.value.holder}
        onOther={() => {
          window.location.assign("/activate");
        }}
      />
    );
  }
  const trouble = look?.ok ? look.value.trouble : undefined;
  return (
    <form onSubmit={onAsk} className="flex flex-col gap-5">
      <noscript>
        <Notice tone="info">激活需要浏览器允许运行 JavaScript，请在设置中打开后刷新本页。</Notice>
      </noscript>
      <Field
        label="激活码"
        name="code"
        value={code}
        onChange={({ target }) => setCode(target.value)}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={20}
        hint="纸条上的12位字母和数字，大小写和横线不限。"
        error={trouble && codeTroubles[trouble]}
      />
      {look && !look.ok && <Notice tone="problem">{refusals[look.refusal.code]}</Notice>}
      <Button type="submit" disabled={asking}>
        {asking ? "正在核对…" : "下一步"}
      </Button>
      {trouble === "used" && (
        <p>
          <a href="/sign-in" className="link inline-flex min-h-target items-center">
            去登录
          </a>
        </p>
      )}
    </form>
  );
}

type StepProps = { code: string; holder: CodeHolder; onOther: () => void };

function PasswordStep({ code, holder, onOther }: StepProps) {
  const [state, redeem, pending] = useActionState(redeemCodeAction, null);
  const [password, setPassword] = useState("");
  const account = state?.ok ? state.value.account : undefined;
  const trouble = state?.ok ? state.value.trouble : undefined;
  const refusal = state && !state.ok ? state.refusal : null;

  useEffect(() => {
    if (account) void enter(account, password);
  }, [account, password]);

  const onRedeem = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setPassword(String(form.get("password")));
    startTransition(() => redeem(form));
  };

  return (
    <form onSubmit={onRedeem} className="flex flex-col gap-5">
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="username" autoComplete="username" value={holder.phone ?? ""} />
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 rounded-large border border-line bg-surface-2 px-4 py-3">
        <dt className="text-muted">姓名</dt>
        <dd className="font-semibold">{holder.name}</dd>
        <dt className="text-muted">单位</dt>
        <dd>{holder.organisation}</dd>
        {holder.phone && (
          <>
            <dt className="text-muted">手机号</dt>
            <dd className="tabular-nums">{holder.phone}</dd>
          </>
        )}
      </dl>
      {trouble && <Notice tone="problem">{codeTroubles[trouble]}</Notice>}
      {refusal && !refusal.fields?.password && (
        <Notice tone="problem">{refusals[refusal.code]}</Notice>
      )}
      {account && (
        <Notice tone="success">
          激活成功，正在登录。如果没有自动进入，请<a href="/sign-in">点这里登录</a>。
        </Notice>
      )}
      <PasswordField
        autoComplete="new-password"
        minLength={PASSWORD_LENGTH.min}
        hint={`至少${PASSWORD_LENGTH.min}位，用几个词连成一句最好记。以后用手机号和这个密码登录。`}
        error={refusal?.fields?.password?.[0]}
      />
      <Button type="submit" disabled={pending || account !== undefined}>
        {pending ? "正在激活…" : "是我本人，激活账号"}
      </Button>
      <Button variant="quiet" onClick={onOther}>
        不是我，换一个激活码
      </Button>
    </form>
  );
}

/** Signs the person in with what they have just chosen, so that nothing is typed twice. */
async function enter(account: string, password: string) {
  const answer = await signIn("credentials", { redirect: false, account, password }).catch(
    () => null,
  );
  if (answer?.ok) window.location.assign("/learn");
}
