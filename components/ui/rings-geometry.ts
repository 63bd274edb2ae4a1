/**
 * Five rings set like petals, each linked with the next: where two cross, one passes over at
 * the outer crossing and under at the inner. The under-passing ring is broken there, so the
 * figure needs no background colour. The centre of the figure is (0, 0).
 */
type Rings = { distance: number; radius: number; stroke: number; gap: number };

/** Centres of the rings, the first at the top, then clockwise. */
export function ringCentres(distance: number): { x: number; y: number }[] {
  return [0, 1, 2, 3, 4].map((ring) => point(distance, ring * 72 - 90));
}

/** For each ring, the path of its two visible arcs. */
export function ringPaths({ distance, radius, stroke, gap }: Rings): string[] {
  const toCrossing = distance * Math.cos(radians(36));
  const half = Math.sqrt(radius ** 2 - (distance * Math.sin(radians(36))) ** 2);
  const angleAt = ({ x, y }: Point) => degrees(Math.atan2(y + distance, x));
  // Where the first ring passes under: outside, beneath its left neighbour, which may lie on
  // either side of ±180°; and inside, beneath its right one.
  const outer = (angleAt(point(toCrossing + half, -126)) - 360) % 360;
  const inner = angleAt(point(toCrossing - half, -54));
  const pause = degrees((stroke / 2 + gap) / radius);

  return ringCentres(distance).map((centre, ring) => {
    const turn = ring * 72;
    const arc = (from: number, to: number) => {
      const start = point(radius, from + pause + turn);
      const end = point(radius, to - pause + turn);
      const large = to - from - 2 * pause > 180 ? 1 : 0;
      return `M${at(centre, start)}A${radius} ${radius} 0 ${large} 1 ${at(centre, end)}`;
    };
    return arc(outer, inner) + arc(inner, outer + 360);
  });
}

type Point = { x: number; y: number };

function at(centre: Point, offset: Point): string {
  return `${(centre.x + offset.x).toFixed(2)} ${(centre.y + offset.y).toFixed(2)}`;
}

function point(distance: number, angle: number): Point {
  return { x: distance * Math.cos(radians(angle)), y: distance * Math.sin(radians(angle)) };
}

function radians(angle: number): number {
  return (angle * Math.PI) / 180;
}

function degrees(angle: number): number {
  return (angle * 180) / Math.PI;
}
