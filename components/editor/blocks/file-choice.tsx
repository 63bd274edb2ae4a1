import { useId } from "react";
import { useLessonPlace } from "@/components/editor/lesson-place";
import { controlStyle } from "@/components/ui/field-style";

type Props = {
  label: string;
  value: string;
  /** Endings of the names that fit. */
  endings: readonly string[];
  also?: readonly string[];
  onChange: (path: string) => void;
};

/** Chooses one of the course's files. */
export function FileChoice({ label, value, endings, also = [], onChange }: Props) {
  const id = useId();
  const { media } = useLessonPlace();
  const fits = (path: string) => endings.some((ending) => path.endsWith(`.${ending}`));
  const paths = [...also, ...media.map(({ path }) => path).filter(fits)];
  const options = [...new Set(value === "" || paths.includes(value) ? paths : [value, ...paths])];
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={`min-h-target w-full min-w-0 ${controlStyle}`}
      >
        <option value="">
          {options.length > 0 ? "请选择" : "课程里还没有这类文件，请先到媒体库上传"}
        </option>
        {options.map((path) => (
          <option key={path} value={path}>
            {path.slice("media/".length)}
          </option>
        ))}
      </select>
    </div>
  );
}
