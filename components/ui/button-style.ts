export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

const shape =
  "inline-flex min-h-target items-center justify-center gap-2 rounded-m border px-5 py-1.5 text-center font-semibold leading-snug transition-colors disabled:opacity-60 aria-disabled:opacity-60";

const variants: Record<ButtonVariant, string> = {
  primary: "border-teal bg-teal text-on-teal hover:border-teal-strong hover:bg-teal-strong",
  secondary: "border-edge bg-surface text-teal hover:border-teal hover:bg-teal-soft",
  quiet: "border-transparent bg-transparent text-teal hover:bg-teal-soft",
  danger: "border-danger bg-surface text-danger hover:bg-danger-soft",
};

/** The look of a button, for the button and for the link that looks like one. */
export function buttonStyle(variant: ButtonVariant, className = ""): string {
  return `${shape} ${variants[variant]} ${className}`;
}
