type Props = { name: string; title: string; most: number; given: number | null };

/** Above this, points are picked from a list rather than from a row of buttons. */
const BUTTONS_MAX = 10;

/** The points of one criterion: a row of numbers under the thumb, or a line to write one in. */
export function CriterionField({ name, title, most, given }: Props) {
  if (most > BUTTONS_MAX) {
    return (
      <label className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="min-w-0 flex-1 basis-48 font-semibold">{title}</span>
        <span className="flex items-center gap-2">
          <input
            type="number"
            name={name}
            inputMode="numeric"
            required
            min={0}
            max={most}
            defaultValue={given ?? ""}
            className="min-h-target w-24 rounded-small border border-edge bg-surface px-3 text-ink"
          />
          分，满分{most}分
        </span>
      </label>
    );
  }
  return (
    <fieldset className="min-w-0">
      <legend className="font-semibold">
        {title}
        <span className="font-normal text-muted">（满分{most}分）</span>
      </legend>
      <div className="mt-1.5 flex flex-wrap gap-1.5">
        {[...Array(most + 1).keys()].map((points) => (
          <label key={`${points}分`} className="relative">
            <input
              type="radio"
              name={name}
              value={points}
              defaultChecked={given === points}
              required
              className="peer absolute inset-0 size-full cursor-pointer opacity-0"
            />
            <span className="grid size-target place-items-center rounded-small border border-edge bg-surface font-semibold tabular-nums peer-checked:border-teal peer-checked:bg-teal peer-checked:text-on-teal peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2">
              {points}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
