import type { ReactNode } from "react";
import type { SiteLink } from "@/components/shell/places";
import { SiteFooter } from "@/components/shell/site-footer";
import { SiteHeader } from "@/components/shell/site-header";
import { TabBar } from "@/components/shell/tab-bar";

type Props = {
  person: { name: string; unread: number } | null;
  links: readonly SiteLink[];
  children: ReactNode;
};

/** Header, page, footer; and for those signed in, tabs at the foot of a phone's screen. */
export function SiteShell({ person, links, children }: Props) {
  return (
    <div className="group/shell flex min-h-dvh flex-col">
      <SiteHeader person={person} links={links} />
      {children}
      <SiteFooter />
      {person && <TabBar links={links} />}
    </div>
  );
}
