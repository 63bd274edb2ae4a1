import type { ReactNode } from "react";
import { ChangeTag } from "@/components/publishing/change-tag";
import { DocumentChanges } from "@/components/publishing/document-changes";
import { EntryChanges } from "@/components/publishing/entry-changes";
import { QuestionChanges } from "@/components/publishing/question-changes";
import { WordChanges } from "@/components/publishing/word-changes";
import { Folded } from "@/components/ui/folded";
import { type ChangeList, countChanges } from "@/lib/authoring/rules/change-list";

type Props = {
  list: ChangeList;
  /** What is said where nothing changed. */
  none: string;
  below?: (lesson: string, title: string) => ReactNode;
};

/** Lists longer than this are read heading by heading. */
const OPEN_MAX = 8;

/** All that changed between two texts of a course, to be read on a phone. */
export function ChangeListView({ list, none, below }: Props) {
  const count = countChanges(list);
  const open = count <= OPEN_MAX;
  if (count === 0) return <p className="text-muted">{none}</p>;
  return (
    <div className="flex flex-col gap-6">
      {list.course.length > 0 && (
        <Part title="课程信息">
          <EntryChanges entries={list.course} />
        </Part>
      )}
      {list.modules.length > 0 && (
        <Part title="单元">
          <ul className="flex flex-col gap-2">
            {list.modules.map(({ id, title, kind, was }) => (
              <li key={`${kind}-${id}`} className="flex flex-wrap items-center gap-2">
                <ChangeTag kind={kind} />
                {was ? `“${was}”改为“${title}”` : `“${title}”`}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {list.lessons.length > 0 && (
        <Part title="课时">
          <DocumentChanges changes={list.lessons} open={open} {...(below ? { below } : {})} />
        </Part>
      )}
      {list.papers.length > 0 && (
        <Part title="随课资料">
          <DocumentChanges changes={list.papers} open={open} />
        </Part>
      )}
      {list.exam.length > 0 && (
        <Part title="结业测验">
          <EntryChanges entries={list.exam} />
        </Part>
      )}
      {list.questions.length > 0 && (
        <Part title="试题">
          <QuestionChanges changes={list.questions} open={open} />
        </Part>
      )}
      {list.media.length > 0 && (
        <Part title="图片、影音和文件">
          <ul className="flex flex-col gap-2">
            {list.media.map(({ path, kind }) => (
              <li key={path} className="flex flex-wrap items-center gap-2">
                <ChangeTag kind={kind} />
                <span className="break-all">{path.slice("media/".length)}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {list.other.length > 0 && (
        <Part title="其他文件">
          {list.other.map(({ path, words }) => (
            <Folded key={path} open={open} summary={<span className="break-all">{path}</span>}>
              <WordChanges words={words} />
            </Folded>
          ))}
        </Part>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-lg">{title}</h3>
      {children}
    </section>
  );
}
