import type { Route } from "next";
import Link from "next/link";
import { DisplayMenu } from "@/components/shell/display-menu";
import { NavLink } from "@/components/shell/nav-link";
import { PersonMenu } from "@/components/shell/person-menu";
import type { SiteLink } from "@/components/shell/places";
import { ButtonLink } from "@/components/ui/button-link";
import { RingsMark } from "@/components/ui/rings-mark";

type Props = {
  /** Who is signed in; null for a visitor. */
  person: { name: string; unread: number } | null;
  /** Places to go, for example 课程 and 我的学习. */
  links: readonly SiteLink[];
};

/** The mark, the places to go, display settings, and who is here. */
export function SiteHeader({ person, links }: Props) {
  return (
    <header className="border-b border-line bg-surface print:hidden">
      <div className="relative mx-auto flex max-w-page flex-wrap items-center gap-x-2 px-4 py-2 sm:px-6">
        <Link
          href={"/" as Route}
          prefetch={false}
          className="flex min-h-target items-center gap-2.5 rounded-medium pe-2 font-display text-lg font-bold"
        >
          <RingsMark className="size-9" />
          五社学堂
        </Link>
        <nav
          aria-label="主导航"
          className={`items-center gap-1 md:ms-6 md:flex ${person ? "hidden" : "flex"}`}
        >
          {links.map(({ href, label }) => (
            <NavLink
              key={href}
              href={href}
              className="flex min-h-target items-center rounded-medium border-b-2 border-transparent px-3 font-medium hover:bg-surface-2 aria-[current=page]:rounded-b-none aria-[current=page]:border-teal aria-[current=page]:text-teal"
            >
              {label}
            </NavLink>
          ))}
        </nav>
        <div className="ms-auto flex items-center gap-1">
          <DisplayMenu />
          {person ? (
            <PersonMenu name={person.name} unread={person.unread} links={links} />
          ) : (
            <ButtonLink href="/sign-in" variant="secondary" className="px-4">
              登录
            </ButtonLink>
          )}
        </div>
      </div>
    </header>
  );
}
