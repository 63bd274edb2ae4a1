import { DocumentFrame } from "@/components/reader/document-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";

type Props = {
  assets: { css: string };
  /** Joining would open it; otherwise there is nothing here. */
  because: { kind: "not_enrolled"; courseSlug: string } | { kind: "missing" };
};

/** In place of a lesson that is not there, or not for this reader: not even its title. */
export function MissingDocument({ assets, because }: Props) {
  const joins = because.kind === "not_enrolled";
  return (
    <DocumentFrame title={joins ? "请先加入课程" : "没有找到这一课"} css={assets.css}>
      <main id="main" className="mx-auto max-w-measure px-4 py-16">
        <h1 className="sr-only">{joins ? "请先加入课程" : "没有找到这一课"}</h1>
        <EmptyState
          title={joins ? "请先加入课程" : "没有找到这一课"}
          action={
            <ButtonLink external href={joins ? `/courses/${because.courseSlug}` : "/learn"}>
              {joins ? "查看课程" : "回到我的学习"}
            </ButtonLink>
          }
        >
          {joins
            ? "加入课程以后，就能阅读全部课时，学习进度会自动保存。"
            : "地址可能写错了，或者这一课已经调整。您的学习进度都还在。"}
        </EmptyState>
      </main>
    </DocumentFrame>
  );
}
