import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { type ButtonVariant, buttonStyle } from "@/components/ui/button-style";

type Props = {
  href: string;
  children: ReactNode;
  variant?: ButtonVariant;
  className?: string;
  /** For documents outside the app, such as a lesson or a file: loads the page afresh. */
  external?: boolean;
};

/** A link that looks like a button. Nothing is fetched ahead: data is dear on a phone. */
export function ButtonLink({ href, variant = "primary", className, external, children }: Props) {
  const style = buttonStyle(variant, className);
  if (external) {
    return (
      <a href={href} className={style}>
        {children}
      </a>
    );
  }
  return (
    <Link href={href as Route} prefetch={false} className={style}>
      {children}
    </Link>
  );
}
