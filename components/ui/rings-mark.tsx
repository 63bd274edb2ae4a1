import { ringPaths } from "@/components/ui/rings-geometry";

const paths = ringPaths({ distance: 27, radius: 20, stroke: 5.5, gap: 1.8 });

/** The five linked rings: logo and ornament. Decorative; its size comes from `className`. */
export function RingsMark({ className = "size-9" }: { className?: string }) {
  return (
    <svg
      viewBox="-50 -52.5 100 100"
      className={`shrink-0 text-teal ${className}`}
      aria-hidden="true"
    >
      {paths.map((path, ring) => (
        <path
          key={path}
          d={path}
          fill="none"
          strokeWidth="5.5"
          className={ring === 0 ? "stroke-amber-bright" : "stroke-current"}
        />
      ))}
    </svg>
  );
}
