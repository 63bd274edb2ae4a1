"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { Field } from "@/components/ui/field";

type Props = {
  /** Tells password managers whether to offer the stored one or to suggest one. */
  autoComplete: "current-password" | "new-password";
  minLength?: number;
  hint?: string;
  error?: string | undefined;
};

/** The password, which its owner may look at: phones make typing it blind hard. */
export function PasswordField({ autoComplete, minLength, hint, error }: Props) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <Field
      label="密码"
      name="password"
      type={shown ? "text" : "password"}
      autoComplete={autoComplete}
      autoCapitalize="none"
      spellCheck={false}
      {...(minLength && { minLength })}
      hint={hint}
      error={error}
      after={
        <button
          type="button"
          aria-label={shown ? "隐藏密码" : "显示密码"}
          onClick={() => setShown(!shown)}
          className="needs-script flex min-h-target shrink-0 items-center gap-1.5 rounded-small border border-edge bg-surface px-3 text-sm hover:bg-surface-2"
        >
          <Icon className="size-5" aria-hidden="true" />
          {shown ? "隐藏" : "显示"}
        </button>
      }
    />
  );
}
