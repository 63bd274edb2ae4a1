import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { manageLinks } from "@/app/manage/manage-links";
import { PageFrame } from "@/components/shell/page-frame";
import { PageHeader } from "@/components/ui/page-header";
import { FLAGS_SHOWN, listOpenFlags } from "@/lib/learning/queries/flags";
import { CLAIMS_SHOWN, listWaitingClaims } from "@/lib/learning/queries/hours";
import { currentVisitor, optionalPermit, pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "管理" };

/** What waits for somebody within reach, and the way to each room of administration. */
export default async function ManagePage() {
  await pagePermit("person.read", "/manage");
  const waiting = await waitingWork();
  const busy = waiting.filter(({ count }) => count > 0);
  const rooms = manageLinks(await currentVisitor());
  return (
    <PageFrame width="text">
      <PageHeader title="管理" eyebrow="您管理的范围">
        {busy.length === 0 ? "没有等您处理的事。" : "下面这些在等您处理。"}
      </PageHeader>
      {busy.length > 0 && (
        <ul className="divide-y divide-line rounded-large border border-line bg-surface">
          {busy.map(({ href, what, count, most, unit }) => (
            <li key={href}>
              <Link
                href={href as Route}
                prefetch={false}
                className="flex min-h-target items-center justify-between gap-4 px-4 py-3 hover:bg-surface-2"
              >
                <span className="font-medium">{what}</span>
                <span className="text-teal">
                  {count}
                  {unit}
                  {count === most && "以上"}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <ul className="grid gap-3 sm:grid-cols-2">
        {rooms.map(({ href, label, about }) => (
          <li key={href}>
            <Link
              href={href as Route}
              prefetch={false}
              className="block h-full rounded-large border border-line bg-surface p-4 hover:bg-surface-2"
            >
              <span className="font-semibold text-teal">{label}</span>
              <span className="block text-muted text-sm">{about}</span>
            </Link>
          </li>
        ))}
      </ul>
    </PageFrame>
  );
}

async function waitingWork() {
  const [hours, study] = await Promise.all([
    optionalPermit("hours.decide"),
    optionalPermit("study.review"),
  ]);
  if (!hours || !study) notFound();
  const [claims, flags] = await Promise.all([listWaitingClaims(hours), listOpenFlags(study)]);
  return [
    {
      ...{ href: "/manage/hours", what: "待审核的线下培训申报", unit: "份" },
      ...{ count: claims.length, most: CLAIMS_SHOWN },
    },
    {
      ...{ href: "/manage/study", what: "待了解的学习情况", unit: "条" },
      ...{ count: flags.length, most: FLAGS_SHOWN },
    },
  ];
}
