import { ProgressBar } from "@/components/ui/progress-bar";

type Props = { name: string; percent: number; then: string };

/** How far a file has gone; once it is there, what is done with it. */
export function Sending({ name, percent, then }: Props) {
  const words = percent < 100 ? `正在上传 ${name}，已传${percent}%` : then;
  return (
    <div className="flex max-w-measure flex-col gap-3" aria-live="polite">
      <p>{words}</p>
      <ProgressBar percent={percent} label={`上传 ${name}`} />
    </div>
  );
}
