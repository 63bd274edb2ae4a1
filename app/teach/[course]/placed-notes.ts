import { WHOLE_COURSE } from "@/lib/authoring/model/publishing";
import type { Submission } from "@/lib/authoring/queries/publishing";
import { lessonPathOf, readLessonFile } from "@/lib/authoring/rules/new-lesson";
import type { CourseFiles } from "@/lib/transfer/model/course";

/** Reviewers' notes with the names of the lessons they are about. */
export function placedNotes(files: CourseFiles, notes: Submission["notes"]) {
  return notes.map((note) => ({ ...note, place: placeOf(files, note.lesson) }));
}

function placeOf(files: CourseFiles, lesson: string): string {
  if (lesson === WHOLE_COURSE) return "整门课";
  const path = lessonPathOf(Object.keys(files), lesson);
  return `《${(path && readLessonFile(files[path] ?? "").title) || lesson}》`;
}
