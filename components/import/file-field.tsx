import { FieldFrame } from "@/components/ui/field-frame";

type Props = { label: string; hint: string; accept: string };

/** The one file of a form, named `file`. */
export function FileField({ label, hint, accept }: Props) {
  return (
    <FieldFrame id="file" label={label} hint={hint}>
      <input
        id="file"
        type="file"
        name="file"
        accept={accept}
        aria-describedby="file-hint"
        className="min-h-target w-full rounded-small border border-edge bg-surface p-2.5 file:me-3 file:rounded-small file:border-0 file:bg-teal-soft file:px-3 file:py-1.5 file:font-semibold file:text-teal-strong"
      />
    </FieldFrame>
  );
}

/** The file that was chosen; null for none. */
export function chosenFile(form: HTMLFormElement): File | null {
  const file = new FormData(form).get("file");
  return file instanceof File && file.size > 0 ? file : null;
}
