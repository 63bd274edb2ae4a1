import { Notice } from "@/components/ui/notice";
import { type Result, refusals } from "@/lib/platform/result";

type Props = {
  state: Result<unknown> | null;
  /** Empty where the page itself says it. */
  done: string;
  /** What did not happen, when it was refused. */
  failed?: string;
};

/** What became of a form that was sent. */
export function ActionNotice({ state, done, failed = "没有保存" }: Props) {
  if (!state) return null;
  if (state.ok && done === "") return null;
  if (state.ok) return <Notice tone="success">{done}</Notice>;
  const [first] = Object.values(state.refusal.fields ?? {});
  return (
    <Notice tone="problem" title={failed}>
      {first?.[0] ?? refusals[state.refusal.code]}
    </Notice>
  );
}
