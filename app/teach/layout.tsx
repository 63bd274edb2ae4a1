import type { ReactNode } from "react";
import { siteLinks } from "@/app/site-links";
import { SiteShell } from "@/components/shell/site-shell";
import { currentVisitor } from "@/lib/platform/session";

/** Shows who is here. Whether they may be here is each page's own question. */
export default async function TeachLayout({ children }: { children: ReactNode }) {
  const visitor = await currentVisitor();
  return (
    <SiteShell person={visitor} links={siteLinks(visitor)}>
      {children}
    </SiteShell>
  );
}
