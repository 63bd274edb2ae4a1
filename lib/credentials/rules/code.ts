/** A QR code as an outline. Pure. */
import { encode } from "uqr";

/** The code for a phone to scan, as one path. */
export function codePath(text: string): { size: number; d: string } {
  const { size, data } = encode(text, { ecc: "M", border: 0 });
  const d = data
    .flatMap((points, row) =>
      points.map((dark, column) => (dark ? `M${column} ${row}h1v1h-1z` : "")),
    )
    .join("");
  return { size, d };
}
