import { codePath } from "@/lib/credentials/rules/code";

/** The code that leads a phone to the page of a certificate. Dark on white in either theme: readers need it. */
export function VerificationCode({ address, label }: { address: string; label: string }) {
  const { size, d } = codePath(address);
  return (
    <svg
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      role="img"
      aria-label={label}
      className="size-40 rounded-small"
      shapeRendering="crispEdges"
    >
      <rect x={-4} y={-4} width={size + 8} height={size + 8} fill="#fff" />
      <path d={d} fill="#2a2721" />
    </svg>
  );
}
