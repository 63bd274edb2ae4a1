import { ImagePlus } from "lucide-react";
import { type ClipboardEvent, type FocusEvent, type ReactNode, useRef, useState } from "react";
import { QuestionText } from "@/components/assessment/question-text";
import { PicturePanel } from "@/components/bank/picture-panel";
import { Button } from "@/components/ui/button";
import { picturesIn } from "@/lib/assessment/rules/question-text";
import { insertPicture } from "@/lib/transfer/rules/picture-places";

/** What a text of the form needs to take pictures. */
export type PictureDoor = {
  courseSlug: string;
  /** Changes the text at a place, whatever has been typed there meanwhile; see withPlace. */
  change: (place: string, change: (text: string) => string) => void;
};

type Props = {
  pictures: PictureDoor;
  place: string;
  label: string;
  text: string;
  /** Beside a line there is room for a sign only. */
  beside?: boolean;
  /** The control of the text. */
  children: ReactNode;
};

type Control = HTMLTextAreaElement | HTMLInputElement;

/** Where the caret of the control within a spot stands, or last stood; null before anybody was in it. */
function useCaret() {
  const spot = useRef<HTMLDivElement>(null);
  // Until then the control itself says that its caret is at the beginning.
  const entered = useRef(false);
  const control = () => spot.current?.querySelector<Control>("textarea, input") ?? null;
  return {
    spot,
    control,
    caret: () => (entered.current ? (control()?.selectionEnd ?? null) : null),
    onFocus: (event: FocusEvent) => {
      if (event.target === control()) entered.current = true;
    },
  };
}

/** A text that pictures can be put into, by a button or by pasting one; shown below with its pictures. */
export function PictureSpot({ pictures, place, label, text, beside = false, children }: Props) {
  const [open, setOpen] = useState<{ pasted: File | null } | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { spot, control, caret, onFocus } = useCaret();

  /** Words are pasted as words: programs like Excel put a picture of them beside them. */
  function onPaste(event: ClipboardEvent) {
    if (event.target !== control() || event.clipboardData.types.includes("text/plain")) return;
    const pasted = [...event.clipboardData.files].find(({ type }) => type.startsWith("image/"));
    if (!pasted) return;
    event.preventDefault();
    setOpen({ pasted });
  }

  function take(notation: string) {
    const at = caret();
    pictures.change(place, (written) => insertPicture(written, notation, at));
    close();
  }

  function close() {
    setOpen(null);
    button.current?.focus();
  }

  const opener = (
    <Button
      ref={button}
      variant="quiet"
      aria-expanded={open !== null}
      className={beside ? "min-w-target px-2!" : "self-start"}
      onClick={() => setOpen(open ? null : { pasted: null })}
    >
      <ImagePlus className="size-5" aria-hidden="true" />
      {!beside && "插入图片"}
      <span className="sr-only">
        {beside && "插入图片"}到{label}
      </span>
    </Button>
  );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to the control within it
    <div
      ref={spot}
      onFocus={onFocus}
      onPaste={onPaste}
      className="flex min-w-0 flex-1 flex-col gap-2"
    >
      {beside ? (
        <div className="flex items-center gap-1">
          {children}
          {opener}
        </div>
      ) : (
        <>
          {children}
          {opener}
        </>
      )}
      {open && (
        <PicturePanel
          courseSlug={pictures.courseSlug}
          label={label}
          pasted={open.pasted}
          onPicture={take}
          onClose={close}
        />
      )}
      {picturesIn(text).length > 0 && (
        <div className="rounded-medium border border-line px-3 py-2">
          <p className="text-sm text-muted">学员看到的样子</p>
          <QuestionText text={text} media={`/teach/${pictures.courseSlug}/media`} />
        </div>
      )}
    </div>
  );
}
