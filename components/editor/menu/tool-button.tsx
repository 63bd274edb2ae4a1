import type { LucideIcon } from "lucide-react";

export function toolStyle(pressed: boolean): string {
  return `inline-flex min-h-target min-w-target shrink-0 items-center justify-center rounded-medium font-semibold disabled:text-edge ${pressed ? "bg-teal text-on-teal" : "text-ink not-disabled:hover:bg-teal-soft"}`;
}

type Props = {
  label: string;
  Icon: LucideIcon;
  pressed?: boolean | undefined;
  disabled?: boolean;
  onPress: () => void;
};

/** One tool of the bar; the selection in the text stays while it is pressed. */
export function ToolButton({ label, Icon, pressed, disabled = false, onPress }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
      className={toolStyle(pressed ?? false)}
    >
      <Icon className="size-5" aria-hidden="true" />
    </button>
  );
}

export const toolChoiceStyle =
  "min-h-target shrink-0 rounded-small border border-edge bg-surface px-2 text-ink disabled:bg-surface-2 disabled:text-muted";
