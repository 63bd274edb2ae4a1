"use client";

import { useEffect, useState } from "react";
import {
  canSave,
  forgetSaved,
  removeLesson,
  type SavedLesson,
  savedLessons,
} from "@/components/offline/saved";
import { Button } from "@/components/ui/button";
import { bytesInWords } from "@/lib/platform/wording";

/** The lessons kept on this device, what they take, and how to be rid of them. Nothing when there are none. */
export function SavedList() {
  const [lessons, setLessons] = useState<readonly SavedLesson[]>([]);
  const look = async () => setLessons(await savedLessons());
  useEffect(() => {
    if (canSave()) void savedLessons().then(setLessons);
  }, []);
  if (lessons.length === 0) return null;
  const bytes = lessons.reduce((sum, lesson) => sum + lesson.bytes, 0);

  async function remove(path: string) {
    await removeLesson(path);
    await look();
  }
  async function removeAll() {
    await forgetSaved();
    await look();
  }
  return (
    <section aria-labelledby="saved" className="flex flex-col gap-3">
      <h2 id="saved" className="font-display text-2xl font-bold">
        存在本机的课
      </h2>
      <p className="text-muted">
        共{lessons.length}课，{bytesInWords(bytes)}。没有网也能读，退出登录时会清掉。
      </p>
      <ul className="overflow-hidden rounded-large border border-line bg-surface">
        {lessons.map(({ path, title, courseTitle, bytes: size }) => (
          <li
            key={path}
            className="flex flex-wrap items-center gap-x-4 border-line px-4 py-2 not-first:border-t"
          >
            <a href={path} className="flex min-h-target flex-1 items-center text-teal underline">
              {courseTitle}：{title}
            </a>
            <span className="text-sm text-muted">{bytesInWords(size)}</span>
            <Button variant="quiet" onClick={() => void remove(path)}>
              删去<span className="sr-only">{title}</span>
            </Button>
          </li>
        ))}
      </ul>
      <Button variant="secondary" className="self-start" onClick={() => void removeAll()}>
        全部删去
      </Button>
    </section>
  );
}
