import type { RefObject } from "react";

type Props = {
  chooser: RefObject<HTMLInputElement | null>;
  onChosen: (files: readonly File[]) => void;
};

/** The device's own way to choose pictures; opened from the menu. */
export function PictureChooser({ chooser, onChosen }: Props) {
  return (
    <input
      ref={chooser}
      type="file"
      multiple
      hidden
      aria-label="选图片"
      accept="image/png,image/jpeg,image/webp,image/gif"
      onChange={(event) => {
        onChosen([...(event.target.files ?? [])]);
        event.target.value = "";
      }}
    />
  );
}
