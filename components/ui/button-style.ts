export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

const shape =
  "inline-flex min-h-target items-center justify-center gap-2 rounded-medium border px-5 py-1.5 text-center font-semibold leading-snug transition-colors disabled:border-edge disabled:bg-surface-2 disabled:text-muted";

const variants: Record<ButtonVariant, string> = {
  primary:
    "border-teal bg-teal text-on-teal not-disabled:hover:border-teal-strong not-disabled:hover:bg-teal-strong",
  secondary:
    "border-edge bg-surface text-teal not-disabled:hover:border-teal not-disabled:hover:bg-teal-soft",
  quiet: "border-transparent bg-transparent text-teal not-disabled:hover:bg-teal-soft",
  danger: "border-danger bg-surface text-danger not-disabled:hover:bg-danger-soft",
};

/** The look of a button, for the button and for the link that looks like one. */
export function buttonStyle(variant: ButtonVariant, className = ""): string {
  return `${shape} ${variants[variant]} ${className}`;
}
