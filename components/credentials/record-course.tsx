import { Card } from "@/components/ui/card";
import { courseStandingInWords, lessonInWords, lessonName } from "@/lib/credentials/rules/record";
import type { StudiedCourse } from "@/lib/learning/model/archive";

/** One course of the learning record, with every lesson of it; all of it is printed. */
export function RecordCourse({ course }: { course: StudiedCourse }) {
  return (
    <Card className="flex flex-col gap-2">
      <h3 className="text-lg">
        {course.title}
        <span className="ms-2 text-sm font-normal text-muted">第{course.release}版</span>
      </h3>
      <p>{courseStandingInWords(course)}</p>
      <ul className="text-sm text-muted">
        {course.lessons.map((lesson) => (
          <li key={lesson.slug} className="flex flex-wrap gap-x-3 border-t border-line py-1.5">
            <span className="min-w-0 flex-1 basis-56 text-ink">{lessonName(lesson)}</span>
            <span>{lessonInWords(lesson)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
