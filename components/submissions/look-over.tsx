import { useState } from "react";
import { Button } from "@/components/ui/button";

/** Looks for what could tell who a case is about, before it is handed in. `look` says how much is open. */
export function LookOver({ look }: { look(): number }) {
  const [open, setOpen] = useState<number | null>(null);
  return (
    <div className="flex flex-col items-start gap-2">
      <p>
        交之前会查一遍证件号、电话、银行卡、门牌、姓名，和合起来认得出人的地方。查不出来的也可能有，请您对照清单再看。
      </p>
      <Button variant="secondary" onClick={() => setOpen(look())}>
        现在查一遍
      </Button>
      <p role="status">
        {open !== null &&
          (open === 0 ? "没有查出还要处理的地方。" : `查出${open}处，请在原处决定。`)}
      </p>
    </div>
  );
}
