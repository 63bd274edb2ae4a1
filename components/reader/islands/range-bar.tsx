import { FULL_WORK, type ReadRange } from "@/lib/learning/model/evidence";

type Props = { counted: readonly ReadRange[]; unsent: readonly ReadRange[] };

/** Which stretches of the work count, and which were just seen and are on their way. */
export function RangeBar({ counted, unsent }: Props) {
  const place = ([from, to]: ReadRange) => ({
    left: `${(from / FULL_WORK) * 100}%`,
    width: `${((to - from) / FULL_WORK) * 100}%`,
  });
  return (
    <div className="evidence-bar" aria-hidden="true">
      {unsent.map((range) => (
        <div key={range.join()} className="is-unsent" style={place(range)} />
      ))}
      {counted.map((range) => (
        <div key={range.join()} style={place(range)} />
      ))}
    </div>
  );
}
