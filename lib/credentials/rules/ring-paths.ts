/**
 * The five rings of the platform's mark, as the screen draws them, for a sheet that no component
 * draws. A test holds them against components/ui/rings-geometry.ts.
 */
export const RINGS = { stroke: 5.5, left: -50, top: -52.5, size: 100 } as const;

/** The first, at the top, is the amber one. */
export const ringPaths: readonly string[] = [
  "M-19.36 -32.01A20 20 0 1 1 9.86 -9.60M1.21 -7.04A20 20 0 0 1 -19.60 -23.00",
  "M24.46 -28.31A20 20 0 1 1 12.18 6.41M7.07 -1.02A20 20 0 0 1 15.82 -25.74",
  "M34.48 14.52A20 20 0 1 1 -2.34 13.57M3.15 6.41A20 20 0 0 1 29.37 7.09",
  "M-3.15 37.28A20 20 0 1 1 -13.62 1.97M-5.12 4.98A20 20 0 0 1 2.34 30.12",
  "M-36.43 8.52A20 20 0 1 1 -6.08 -12.35M-6.32 -3.33A20 20 0 0 1 -27.93 11.53",
];
