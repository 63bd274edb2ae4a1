"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { type ComponentProps, type RefObject, useEffect, useState } from "react";

type Props = Pick<ComponentProps<"div">, "children" | "onKeyDown"> & {
  ref: RefObject<HTMLDivElement | null>;
};

/** The tools in a row; on a phone it scrolls, and an arrow says on which side there are more. */
export function ToolStrip({ ref, children, onKeyDown }: Props) {
  const hidden = useHiddenSides(ref);
  const scroll = (way: 1 | -1) => {
    const strip = ref.current;
    strip?.scrollBy({ left: way * strip.clientWidth * 0.7, behavior: "smooth" });
  };
  return (
    <div className="relative border-line border-b bg-surface">
      <div
        ref={ref}
        role="toolbar"
        aria-label="文字工具"
        aria-controls="lesson-writing"
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className="flex items-center gap-1 overflow-x-auto px-2 py-1 [scrollbar-width:none] sm:flex-wrap"
      >
        {children}
      </div>
      {hidden.before && <Arrow label="往前看工具" onPress={() => scroll(-1)} Icon={ChevronLeft} />}
      {hidden.after && (
        <Arrow label="往后看工具" onPress={() => scroll(1)} Icon={ChevronRight} atEnd />
      )}
    </div>
  );
}

type ArrowProps = {
  label: string;
  Icon: typeof ChevronLeft;
  atEnd?: boolean;
  onPress: () => void;
};

/** For fingers: keys bring what they reach into sight by themselves. The selection in the text stays. */
function Arrow({ label, Icon, atEnd = false, onPress }: ArrowProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
      className={`absolute inset-y-0 flex w-target items-center from-60% from-surface to-transparent text-teal ${atEnd ? "end-0 justify-end bg-linear-to-l" : "start-0 justify-start bg-linear-to-r"}`}
    >
      <Icon className="size-6" aria-hidden="true" />
    </button>
  );
}

/** On which sides of a strip there is something out of sight. */
function useHiddenSides(ref: RefObject<HTMLDivElement | null>) {
  const [hidden, setHidden] = useState({ before: false, after: false });
  useEffect(() => {
    const strip = ref.current;
    if (!strip) return;
    const look = () => {
      const { scrollLeft, scrollWidth, clientWidth } = strip;
      const [before, after] = [scrollLeft > 1, scrollLeft + clientWidth < scrollWidth - 1];
      setHidden((now) => (now.before === before && now.after === after ? now : { before, after }));
    };
    look();
    strip.addEventListener("scroll", look, { passive: true });
    const watch = new ResizeObserver(look);
    // Tools of a table come and go: the strip's own size stays, what is in it does not.
    const grown = new MutationObserver(look);
    watch.observe(strip);
    grown.observe(strip, { childList: true });
    return () => {
      strip.removeEventListener("scroll", look);
      watch.disconnect();
      grown.disconnect();
    };
  }, [ref]);
  return hidden;
}
