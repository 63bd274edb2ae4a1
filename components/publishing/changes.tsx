import { ChangeListView } from "@/components/publishing/change-list-view";
import type { ChangeList } from "@/lib/authoring/rules/change-list";

type Props = {
  /** Null when there is nothing to compare with. */
  list: ChangeList | null;
  release: { number: number } | null;
};

/** A draft beside what learners have today. */
export function Changes({ list, release }: Props) {
  if (!release) {
    return (
      <>
        <h2 className="text-xl">第一次发布</h2>
        <p className="text-muted">还没有发布过，整门课都是新的。</p>
      </>
    );
  }
  return (
    <>
      <h2 className="text-xl">和第{release.number}版相比的改动</h2>
      {list ? (
        <ChangeListView list={list} none="没有改动：草稿和学员现在学的一样。" />
      ) : (
        <p className="text-muted">学员现在学的那一版没有留下原文，不能逐字比较。</p>
      )}
    </>
  );
}
