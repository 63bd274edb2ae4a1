import type { ReactNode } from "react";
import { manageLinks } from "@/app/manage/manage-links";
import { siteLinks } from "@/app/site-links";
import { RoomBar } from "@/components/shell/room-bar";
import { SiteShell } from "@/components/shell/site-shell";
import { currentVisitor } from "@/lib/platform/session";

/** Shows who is here. Whether they may be here is each page's own question. */
export default async function ManageLayout({ children }: { children: ReactNode }) {
  const visitor = await currentVisitor();
  return (
    <SiteShell person={visitor} links={siteLinks(visitor)}>
      <RoomBar label="管理" rooms={manageLinks(visitor)} />
      {children}
    </SiteShell>
  );
}
