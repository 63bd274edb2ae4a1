import { Disclosure } from "@/components/shell/disclosure";
import { NavLink } from "@/components/shell/nav-link";
import { type SiteLink, tabsOf } from "@/components/shell/places";
import { SignOutButton } from "@/components/shell/sign-out-button";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

type Props = { name: string; unread: number; links: readonly SiteLink[] };

/** Who is signed in, the way out, and on phones the places that have no tab. */
export function PersonMenu({ name, unread, links }: Props) {
  const tabs = tabsOf(links);
  const elsewhere = links.filter(({ href }) => !tabs.some((tab) => tab.href === href));
  return (
    <Disclosure
      summary={
        <>
          <span
            aria-hidden="true"
            className="relative grid size-9 place-items-center rounded-full border-2 border-teal bg-teal-soft font-display text-sm font-bold text-teal-strong"
          >
            {[...name][0]}
            {unread > 0 && (
              <span className="absolute -end-1 -top-1 size-3.5 rounded-full border-2 border-surface bg-amber-bright" />
            )}
          </span>
          <span className="max-w-32 truncate max-sm:sr-only">{name}</span>
          <VisuallyHidden>的账号{unread > 0 && `，${unread}条消息没有读`}</VisuallyHidden>
        </>
      }
    >
      <p className="text-sm text-muted">当前账号</p>
      <p className="text-lg font-semibold">{name}</p>
      <NavLink
        href="/learn/messages"
        className="-mx-2 mt-2 flex min-h-target items-center justify-between rounded-medium px-2 font-medium hover:bg-surface-2 aria-[current=page]:text-teal"
      >
        站内消息
        {unread > 0 && (
          <span className="rounded-full bg-amber-soft px-2.5 text-sm text-amber tabular-nums">
            {unread}条未读
          </span>
        )}
      </NavLink>
      {elsewhere.length > 0 && (
        <ul className="mt-3 border-t border-line pt-2 md:hidden">
          {elsewhere.map(({ href, label }) => (
            <li key={href}>
              <NavLink
                href={href}
                className="-mx-2 flex min-h-target items-center rounded-medium px-2 font-medium hover:bg-surface-2 aria-[current=page]:text-teal"
              >
                {label}
              </NavLink>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-4">
        <SignOutButton />
      </div>
    </Disclosure>
  );
}
