/** Which bytes of a file a request asks for. RFC 9110 §14, single ranges. Pure. */

/** First and last byte, both included. */
export type ByteRange = { first: number; last: number };

/**
 * The range a header asks for: null for the whole file (also when the header is not understood
 * or names several ranges, as the standard allows), "unsatisfiable" when it begins after the end.
 */
export function byteRange(
  header: string | null,
  bytes: number,
): ByteRange | "unsatisfiable" | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return null;
  if (match[1] === "") {
    const length = Math.min(Number(match[2]), bytes);
    return length === 0 ? "unsatisfiable" : { first: bytes - length, last: bytes - 1 };
  }
  const first = Number(match[1]);
  const last = match[2] === "" ? bytes - 1 : Math.min(Number(match[2]), bytes - 1);
  if (first >= bytes) return "unsatisfiable";
  return first > last ? null : { first, last };
}
