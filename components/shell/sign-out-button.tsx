"use client";

import { signOut } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { forgetSaved } from "@/components/offline/saved";
import { Button } from "@/components/ui/button";

/** Ends the session and returns to the front page. Without JavaScript, next-auth asks once more. */
export function SignOutButton() {
  const [leaving, setLeaving] = useState(false);

  async function leave(event: FormEvent) {
    event.preventDefault();
    setLeaving(true);
    try {
      await forgetSaved();
      await signOut({ callbackUrl: "/" });
    } finally {
      setLeaving(false);
    }
  }

  return (
    <form action="/api/auth/signout" onSubmit={leave}>
      <Button type="submit" variant="secondary" className="w-full" disabled={leaving}>
        {leaving ? "正在退出…" : "退出登录"}
      </Button>
    </form>
  );
}
