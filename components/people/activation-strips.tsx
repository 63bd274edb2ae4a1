import { codePath } from "@/lib/credentials/rules/code";
import type { ActivationStrip } from "@/lib/people/model/activation";

type Props = { strips: readonly ActivationStrip[]; until: string; address: string };

/** A4 pages of strips to cut apart, one for each person; black on white whatever the theme. */
export function ActivationStrips({ strips, until, address }: Props) {
  const shown = address.replace(/^https?:\/\//, "");
  return (
    <ul className="grid border-t border-l border-dashed border-neutral-500 bg-white text-black sm:grid-cols-2 print:grid-cols-2">
      {strips.map(({ personId, name, organisation, code }) => (
        <li
          key={personId}
          className="flex break-inside-avoid items-center gap-4 border-r border-b border-dashed border-neutral-500 p-4 print:h-[54mm] print:gap-3 print:p-3"
        >
          <Code text={`${address}#${code}`} label={`${name}的激活二维码`} />
          <div className="min-w-0 flex-1 text-sm leading-relaxed print:text-[9pt] print:leading-snug">
            <p className="text-base font-bold">{name}</p>
            <p className="wrap-anywhere">{organisation}</p>
            <p className="mt-1 font-mono text-lg font-bold tracking-wide whitespace-nowrap print:text-[12pt]">
              {code}
            </p>
            <p className="wrap-anywhere">扫码，或打开 {shown} 输入激活码</p>
            <p>有效期到{until}，请勿转给他人</p>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Code({ text, label }: { text: string; label: string }) {
  const { size, d } = codePath(text);
  return (
    <svg
      viewBox={`-2 -2 ${size + 4} ${size + 4}`}
      role="img"
      aria-label={label}
      className="size-28 shrink-0 print:size-[32mm]"
    >
      <path d={d} fill="#000" />
    </svg>
  );
}
