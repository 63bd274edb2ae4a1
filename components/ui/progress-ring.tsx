import { Check } from "lucide-react";

const sizes = {
  small: { box: "size-14", text: "text-xs", tick: "size-6" },
  medium: { box: "size-20", text: "text-base", tick: "size-8" },
  large: { box: "size-32", text: "text-2xl", tick: "size-12" },
} as const;

/** The ring is five arcs, for the five 社; lengths are in hundredths of the circle. */
const ARC = 18;
const STEP = 20;

type Props = {
  /** 0 to 100; drawn and read as a whole number. */
  percent: number;
  /** What is measured, for example “《五社联动》学习进度”. */
  label: string;
  size?: keyof typeof sizes;
};

/** A share of a whole, as a ring that fills arc by arc, and as a number; a tick when whole. */
export function ProgressRing({ percent, label, size = "medium" }: Props) {
  const whole = Math.floor(Math.min(100, Math.max(0, percent)));
  const { box, text, tick } = sizes[size];
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={whole}
      aria-valuemin={0}
      aria-valuemax={100}
      className={`relative grid shrink-0 place-items-center ${box}`}
    >
      <svg viewBox="0 0 40 40" className="absolute inset-0 size-full -rotate-90" aria-hidden="true">
        {[0, 1, 2, 3, 4].map((arc) => (
          <g key={arc} transform={`rotate(${arc * 72 + 3.6} 20 20)`} className="fill-none">
            <circle {...circle} className="stroke-line" strokeDasharray={`${ARC} 100`} />
            {whole > arc * STEP && (
              <circle
                {...circle}
                className={whole === 100 ? "stroke-good" : "stroke-teal"}
                strokeDasharray={`${Math.min(1, (whole - arc * STEP) / STEP) * ARC} 100`}
              />
            )}
          </g>
        ))}
      </svg>
      {whole === 100 ? (
        <Check className={`text-good ${tick}`} strokeWidth={2.5} aria-hidden="true" />
      ) : (
        <span className={`font-semibold leading-none tabular-nums ${text}`}>{whole}%</span>
      )}
    </div>
  );
}

const circle = { cx: 20, cy: 20, r: 17.5, pathLength: 100, strokeWidth: 3.6 };
