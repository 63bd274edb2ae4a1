import { NavLink } from "@/components/shell/nav-link";
import { type SiteLink, tabsOf } from "@/components/shell/places";

/**
 * Places within reach of a thumb. Phones only; wider screens have them in the header. A page
 * with a bar of its own at the foot takes their place, out of sight and out of the tab order.
 */
export function TabBar({ links }: { links: readonly SiteLink[] }) {
  return (
    <nav
      aria-label="底部导航"
      className="sticky bottom-0 z-10 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] group-has-[[data-bar=foot]]/shell:hidden md:hidden print:hidden"
    >
      <ul className="flex">
        {tabsOf(links).map(({ href, label, Icon }) => (
          <li key={href} className="flex-1">
            <NavLink
              href={href}
              className="flex min-h-target flex-col items-center justify-center border-t-3 border-transparent pb-1.5 pt-1 text-xs text-muted aria-[current=page]:border-teal aria-[current=page]:font-semibold aria-[current=page]:text-teal"
            >
              <Icon className="size-6" aria-hidden="true" />
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
