import type { Metadata } from "next";
import { MistakeList } from "@/components/assessment/mistake-list";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listMistakes } from "@/lib/assessment/queries/mistakes";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "错题本" };

/** The questions that went wrong in exams, to be answered again until they are right. */
export default async function MistakesPage() {
  const permit = await pagePermit("quiz.attempt", "/learn/mistakes");
  const mistakes = await listMistakes(permit);
  const open = mistakes.filter(({ mended }) => !mended);
  const mended = mistakes.filter((mistake) => mistake.mended);

  return (
    <PageFrame width="text">
      <PageHeader title="错题本" eyebrow="我的学习">
        测验里没答对的题都在这里。再做一次，答对了就移到“已经练会”，不影响成绩。
      </PageHeader>
      {mistakes.length === 0 ? (
        <EmptyState title="还没有错题" action={<ButtonLink href="/learn">回到我的学习</ButtonLink>}>
          参加测验以后，没答对的题会自动收进来。
        </EmptyState>
      ) : open.length === 0 ? (
        <EmptyState
          title="错题都练会了"
          action={<ButtonLink href="/learn">回到我的学习</ButtonLink>}
        >
          想再巩固一遍，可以打开下面“已经练会”的题。
        </EmptyState>
      ) : (
        <MistakeList mistakes={open} />
      )}
      {mended.length > 0 && (
        <details>
          <summary className="flex min-h-target items-center font-semibold text-teal">
            已经练会的（{mended.length}题）
          </summary>
          <div className="mt-4 flex flex-col gap-8">
            <MistakeList mistakes={mended} />
          </div>
        </details>
      )}
    </PageFrame>
  );
}
