import { ButtonLink } from "@/components/ui/button-link";

type Props = {
  courseSlug: string;
  /** Whether whoever looks may change the draft. */
  mayEdit: boolean;
  /** The release that learners are offered; null before there is one. */
  release: number | null;
};

/** What a course's page offers for files: a Word document or a folder in, the course out. */
export function CourseFiles({ courseSlug, mayEdit, release }: Props) {
  const place = `/teach/${courseSlug}`;
  return (
    <div className="flex flex-wrap gap-3">
      {mayEdit && (
        <ButtonLink href={`${place}/import`} variant="secondary">
          导入 Word
        </ButtonLink>
      )}
      {mayEdit && (
        <ButtonLink href={`/teach/import?into=${courseSlug}`} variant="quiet">
          导入课程文件夹
        </ButtonLink>
      )}
      <ButtonLink href={`${place}/export`} variant="quiet" external>
        导出草稿
      </ButtonLink>
      {release !== null && (
        <ButtonLink href={`${place}/export?release=${release}`} variant="quiet" external>
          导出第{release}版
        </ButtonLink>
      )}
    </div>
  );
}
