import { LayoutGrid } from "lucide-react";
import { type MouseEvent, useEffect, useRef } from "react";
import { goToQuestion, questionElementId } from "@/components/assessment/question-place";
import { buttonStyle } from "@/components/ui/button-style";

type Props = { count: number; unanswered: readonly number[] };

/** Every question by number, above the bar. Opens without scripts too. */
export function QuestionNavigator({ count, unanswered }: Props) {
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const close = () => details.current?.removeAttribute("open");
    const onPress = ({ target }: PointerEvent) => {
      if (target instanceof Node && !details.current?.contains(target)) close();
    };
    const onKey = ({ key }: KeyboardEvent) => {
      if (key !== "Escape" || !details.current?.open) return;
      close();
      details.current.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", onPress);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("pointerdown", onPress);
      document.removeEventListener("keydown", onKey);
    };
  }, []);

  return (
    <details ref={details}>
      <summary className={buttonStyle("secondary", "px-3.5 whitespace-nowrap")}>
        <LayoutGrid className="size-5" aria-hidden="true" />
        题号
      </summary>
      <div className="absolute inset-x-0 bottom-full max-h-[60dvh] overflow-y-auto border-t border-line bg-surface p-4 shadow-float sm:px-6">
        <p className="mb-3 text-sm text-muted">实心为已答，虚线为未答；点题号跳到那一题。</p>
        <QuestionNumbers
          numbers={Array.from({ length: count }, (_, index) => index + 1)}
          unanswered={unanswered}
          onGo={() => details.current?.removeAttribute("open")}
        />
      </div>
    </details>
  );
}

type NumbersProps = {
  numbers: readonly number[];
  unanswered: readonly number[];
  /** Before the page moves to the question. */
  onGo(): void;
};

/** Links to questions, answered or not. */
export function QuestionNumbers({ numbers, unanswered, onGo }: NumbersProps) {
  return (
    <ol className="grid grid-cols-[repeat(auto-fill,minmax(var(--target),1fr))] gap-2">
      {numbers.map((number) => {
        const answered = !unanswered.includes(number);
        const go = (event: MouseEvent) => {
          event.preventDefault();
          onGo();
          goToQuestion(number);
        };
        return (
          <li key={number}>
            <a
              href={`#${questionElementId(number)}`}
              onClick={go}
              aria-label={`第${number}题，${answered ? "已答" : "未答"}`}
              className={`grid min-h-target place-items-center rounded-small border font-semibold tabular-nums ${answered ? "border-teal bg-teal text-on-teal" : "border-dashed border-edge text-ink"}`}
            >
              {number}
            </a>
          </li>
        );
      })}
    </ol>
  );
}
