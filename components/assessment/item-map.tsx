import { ScrollRegion } from "@/components/ui/scroll-region";
import type { ItemFigures } from "@/lib/assessment/rules/item-analysis";

type Props = { items: readonly (ItemFigures & { versionId: string; number: number })[] };

const WIDTH = 640;
const HEIGHT = 320;
const LEFT = 44;
const BOTTOM = 36;
const LOWEST = -0.4;

const x = (facility: number) => LEFT + facility * (WIDTH - LEFT - 16);
const y = (discrimination: number) =>
  16 + ((1 - Math.max(LOWEST, discrimination)) / (1 - LOWEST)) * (HEIGHT - 16 - BOTTOM);

/**
 * Every question as a point: how easy it is against how well it tells apart. Good ones lie in the
 * shaded field. The cards below say the same in words, so the picture is only a picture.
 */
export function ItemMap({ items }: Props) {
  const shown = items.filter((item) => item.attempts > 0 && item.discrimination !== null);
  if (shown.length < 2) return null;
  return (
    <figure className="rounded-large border border-line bg-surface p-4">
      <ScrollRegion label="试题分布图">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          className="mx-auto block w-full min-w-120 max-w-180"
          role="img"
          aria-label="试题分布图：横向是得分率，纵向是区分度；每道题的数字见下面的列表"
        >
          <rect
            x={x(0.3)}
            y={y(1)}
            width={x(0.95) - x(0.3)}
            height={y(0.2) - y(1)}
            className="fill-teal-soft"
          />
          <line x1={LEFT} x2={WIDTH - 16} y1={y(0)} y2={y(0)} className="stroke-edge" />
          {[0, 0.25, 0.5, 0.75, 1].map((facility) => (
            <text
              key={facility}
              x={x(facility)}
              y={HEIGHT - 14}
              textAnchor="middle"
              className="fill-muted text-xs"
            >
              {facility * 100}%
            </text>
          ))}
          {[0, 0.2, 0.5, 1].map((level) => (
            <text
              key={level}
              x={LEFT - 8}
              y={y(level) + 4}
              textAnchor="end"
              className="fill-muted text-xs"
            >
              {level}
            </text>
          ))}
          {shown.map((item) => (
            <g key={item.versionId}>
              <circle
                cx={x(item.facility)}
                cy={y(item.discrimination ?? 0)}
                r="12"
                className={(item.discrimination ?? 0) < 0 ? "fill-danger" : "fill-teal"}
              />
              <text
                x={x(item.facility)}
                y={y(item.discrimination ?? 0) + 4}
                textAnchor="middle"
                className={`text-xs ${(item.discrimination ?? 0) < 0 ? "fill-on-danger" : "fill-on-teal"}`}
              >
                {item.number}
              </text>
            </g>
          ))}
        </svg>
      </ScrollRegion>
      <figcaption className="mt-2 text-center text-sm text-muted">
        横向：得分率，越靠右越容易。纵向：区分度，越高越能分出会与不会。浅色区域里的题合适。
      </figcaption>
    </figure>
  );
}
