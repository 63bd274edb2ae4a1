type Props = {
  /** 0 to 100. */
  percent: number;
  /** What is measured; read aloud, and not shown: say the number in words beside the bar. */
  label: string;
};

/** A share of a whole, as a bar. */
export function ProgressBar({ percent, label }: Props) {
  const whole = Math.floor(Math.min(100, Math.max(0, percent)));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={whole}
      aria-valuemin={0}
      aria-valuemax={100}
      className="h-2.5 w-full overflow-hidden rounded-full border border-edge bg-surface-2"
    >
      <div
        className={`h-full ${whole === 100 ? "bg-good" : "bg-teal"}`}
        style={{ width: `${whole}%` }}
      />
    </div>
  );
}
