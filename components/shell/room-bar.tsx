import { NavLink } from "@/components/shell/nav-link";
import type { SiteLink } from "@/components/shell/places";

/** The rooms of a workspace, one beside the other; on a phone the row is pushed sideways. */
export function RoomBar({ label, rooms }: { label: string; rooms: readonly SiteLink[] }) {
  if (rooms.length === 0) return null;
  return (
    <nav aria-label={label} className="border-b border-line bg-surface print:hidden">
      <ul className="mx-auto flex max-w-page overflow-x-auto px-2 sm:px-4">
        {rooms.map((room) => (
          <li key={room.href} className="shrink-0">
            <NavLink
              href={room.href}
              className="flex min-h-target items-center border-b-3 border-transparent px-3 text-muted hover:text-ink aria-[current=page]:border-teal aria-[current=page]:font-semibold aria-[current=page]:text-teal"
            >
              {room.label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
