import { useEffect, useState } from "react";
import { canSave, type SavedLesson, savedLessons, saveLesson } from "@/components/offline/saved";
import { learner } from "@/components/reader/kept";
import type { LessonData } from "@/components/reader/lesson-data";
import { openLesson } from "@/components/reader/study/study";
import { Button } from "@/components/ui/button";
import { bytesInWords } from "@/lib/platform/wording";

type State = { done: number; total: number; problem: boolean } | null;

/** Keeps this article, or all articles of the course, on the device. */
export function OfflineSave({ data }: { data: LessonData }) {
  const [saved, setSaved] = useState<readonly SavedLesson[] | null>(null);
  const [busy, setBusy] = useState<State>(null);
  const look = async () => setSaved(await savedLessons());
  useEffect(() => {
    if (canSave()) void savedLessons().then(setSaved);
  }, []);
  const { articles, title: courseTitle } = data.course;
  const here = articles.find(({ lessonId }) => lessonId === data.lessonId);
  if (!saved || !here) return null;

  async function save(lessons: typeof articles) {
    for (const [done, lesson] of lessons.entries()) {
      setBusy({ done, total: lessons.length, problem: false });
      try {
        await saveLesson(lesson, { courseTitle, learnerId: learner() });
        await openLesson(lesson.lessonId);
      } catch {
        setBusy({ done, total: lessons.length, problem: true });
        await look();
        return;
      }
    }
    setBusy(null);
    await look();
  }

  const kept = saved.filter(({ path }) => articles.some((lesson) => lesson.path === path));
  const isKept = kept.some(({ path }) => path === here.path);
  const bytes = kept.reduce((sum, lesson) => sum + lesson.bytes, 0);
  return (
    <section aria-label="离线阅读" className="print:hidden">
      <p role="status" className="text-sm text-muted">
        {busy?.problem
          ? `存到第${busy.done + 1}课时断了网，前面的已经存好，联网后再按一次。`
          : busy
            ? `正在存第${busy.done + 1}课，共${busy.total}课…`
            : kept.length > 0
              ? `本课程已有${kept.length}课存在本机，${bytesInWords(bytes)}，没有网也能读；退出登录时会清掉。`
              : "出门没有网？先把课文存到本机，读的进度联网后会补上。"}
      </p>
      <div className="mt-2 flex flex-wrap gap-3">
        {!isKept && (
          <Button
            variant="secondary"
            disabled={Boolean(busy && !busy.problem)}
            onClick={() => void save([here])}
          >
            存下这一课（约{bytesInWords(pageBytes())}）
          </Button>
        )}
        {kept.length < articles.length && (
          <Button
            variant="quiet"
            disabled={Boolean(busy && !busy.problem)}
            onClick={() => void save(articles)}
          >
            存下全部{articles.length}课图文
          </Button>
        )}
      </div>
    </section>
  );
}

/** What this page and its script and styles came to when they were loaded. */
function pageBytes(): number {
  const entries = [
    ...performance.getEntriesByType("navigation"),
    ...performance.getEntriesByType("resource"),
  ] as PerformanceResourceTiming[];
  return entries
    .filter(({ name }) => !name.includes("/media/"))
    .reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0);
}
