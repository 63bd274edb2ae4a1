import type { ComponentProps } from "react";
import { type ButtonVariant, buttonStyle } from "@/components/ui/button-style";

type Props = ComponentProps<"button"> & { variant?: ButtonVariant };

/** Does not submit unless `type="submit"` is said. */
export function Button({ variant = "primary", className, ...rest }: Props) {
  return <button type="button" className={buttonStyle(variant, className)} {...rest} />;
}
