import { ringCentres, ringPaths } from "@/components/ui/rings-geometry";

const DISTANCE = 88;
const paths = ringPaths({ distance: DISTANCE, radius: 64, stroke: 4.5, gap: 2 });
/** Names sit a little outside their ring's centre, clear of the crossings. */
const places = ringCentres(DISTANCE + 7);

const names = [
  ["社区"],
  ["社会", "组织"],
  ["社会", "工作者"],
  ["社区", "志愿者"],
  ["社会", "慈善资源"],
];

/** The five 社 as five linked rings, with the residents in the middle of them. */
export function RingsFigure() {
  return (
    <svg
      viewBox="-160 -160 320 304"
      role="img"
      aria-label="五个相扣的圆环：社区、社会组织、社会工作者、社区志愿者、社会慈善资源，共同围绕中间的居民。"
      className="h-auto w-full max-w-104 font-display text-teal"
    >
      <circle r="24" className="fill-amber-soft" />
      {paths.map((path, ring) => (
        <path
          key={path}
          d={path}
          fill="none"
          strokeWidth="4.5"
          className={ring === 0 ? "stroke-amber-bright" : "stroke-current"}
        />
      ))}
      <text className="fill-amber text-[15px] font-bold" textAnchor="middle" dy="5">
        居民
      </text>
      {names.map((lines, ring) => (
        <text
          key={lines.join("")}
          x={places[ring]?.x}
          y={(places[ring]?.y ?? 0) - (lines.length - 1) * 11 + 6}
          textAnchor="middle"
          className="fill-ink text-[18px] font-bold"
        >
          {lines.map((line, index) => (
            <tspan key={line} x={places[ring]?.x} dy={index === 0 ? 0 : 22}>
              {line}
            </tspan>
          ))}
        </text>
      ))}
    </svg>
  );
}
