"use client";

import { Printer } from "lucide-react";
import { Button } from "@/components/ui/button";

/** Prints the page, or keeps it as PDF where the browser offers that. */
export function PrintButton() {
  return (
    <Button variant="secondary" onClick={() => window.print()}>
      <Printer className="size-5" aria-hidden="true" />
      打印
    </Button>
  );
}
