"use client";
import { type ComponentType, useEffect, useState } from "react";
import { Notice } from "@/components/ui/notice";

/**
 * A side of the editor that nobody needs to begin writing. It is fetched when it is wanted, or by `fetch`
 * once the text can be written in: so the text opens sooner, and the side is there without network too.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>) {
  let found: ComponentType<P> | null = null;
  async function fetch() {
    found ??= await load();
  }

  function Later(props: P) {
    const [state, setState] = useState<"waiting" | "here" | "unreachable">("waiting");
    useEffect(() => {
      fetch().then(
        () => setState("here"),
        () => setState("unreachable"),
      );
    }, []);
    if (found) {
      const Found = found;
      return <Found {...props} />;
    }
    if (state !== "unreachable") return <p role="status">正在打开…</p>;
    return (
      <Notice tone="problem">
        现在连不上网络，这一部分没有打开。写好的都在，请联网后再点一次。
      </Notice>
    );
  }
  return Object.assign(Later, { fetch });
}
