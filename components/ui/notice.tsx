import { CircleAlert, CircleCheck, Info } from "lucide-react";
import type { ReactNode } from "react";

const tones = {
  problem: {
    role: "alert",
    Icon: CircleAlert,
    style: "border-danger bg-danger-soft",
    icon: "text-danger",
  },
  success: {
    role: "status",
    Icon: CircleCheck,
    style: "border-good bg-good-soft",
    icon: "text-good",
  },
  info: { role: "status", Icon: Info, style: "border-teal bg-teal-soft", icon: "text-teal" },
} as const;

type Props = { tone: keyof typeof tones; title?: string; children: ReactNode };

/** Something the reader should know. A problem interrupts a screen reader; the others wait. */
export function Notice({ tone, title, children }: Props) {
  const { role, Icon, style, icon } = tones[tone];
  return (
    <div
      role={role}
      data-tone={tone}
      className={`flex gap-3 rounded-medium border px-4 py-3 ${style}`}
    >
      <Icon className={`mt-1 size-6 shrink-0 ${icon}`} aria-hidden="true" />
      <div className="min-w-0">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
