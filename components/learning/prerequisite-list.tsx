import { Check, Circle } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";

type Props = {
  prerequisites: readonly { slug: string; title: string; completed: boolean }[];
  signedIn: boolean;
};

/** The courses to be completed before this one is joined, and which of them are. */
export function PrerequisiteList({ prerequisites, signedIn }: Props) {
  const left = prerequisites.filter(({ completed }) => !completed).length;
  return (
    <section aria-labelledby="prerequisites">
      <h2 id="prerequisites" className="font-sans text-base font-semibold">
        {signedIn && left > 0 ? `加入前还要学完${left}门先修课程` : "先修课程"}
      </h2>
      <ul className="mt-1">
        {prerequisites.map(({ slug, title, completed }) => (
          <li key={slug} className="flex items-center gap-2.5">
            {completed ? (
              <Check className="size-4.5 shrink-0 text-good" strokeWidth={3} aria-hidden="true" />
            ) : (
              <Circle className="size-4.5 shrink-0 text-muted" aria-hidden="true" />
            )}
            <Link
              href={`/courses/${slug}` as Route}
              prefetch={false}
              className="link inline-flex min-h-target items-center"
            >
              {title}
            </Link>
            {signedIn && (
              <span className="text-sm text-muted">{completed ? "已学完" : "还没学完"}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
