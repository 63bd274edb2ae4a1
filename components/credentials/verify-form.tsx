import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";

/** Asks for what is printed on a certificate. Works without scripts. */
export function VerifyForm({ typed }: { typed: string }) {
  return (
    <form action="/verify" className="flex flex-col gap-4">
      <Field
        label="验证码或证书编号"
        name="q"
        defaultValue={typed}
        maxLength={60}
        autoComplete="off"
        hint="验证码在二维码旁边，共24位；只有编号也可以查是否有效。"
      />
      <Button type="submit" className="self-start">
        验证
      </Button>
    </form>
  );
}
