"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

type Props = { href: string; className: string; children: ReactNode };

/** A link of the navigation, which knows when the reader is at or below its place. */
export function NavLink({ href, className, children }: Props) {
  const pathname = usePathname();
  const here = pathname === href || (href !== "/" && pathname.startsWith(`${href}/`));
  return (
    <Link
      href={href as Route}
      prefetch={false}
      aria-current={here ? "page" : undefined}
      className={className}
    >
      {children}
    </Link>
  );
}
