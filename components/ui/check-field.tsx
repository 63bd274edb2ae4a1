type Props = { label: string; name: string; on: boolean };

/** A choice of yes or no. */
export function CheckField({ label, name, on }: Props) {
  return (
    <label className="flex min-h-target cursor-pointer items-center gap-3">
      <input type="checkbox" name={name} defaultChecked={on} className="size-5 accent-teal" />
      {label}
    </label>
  );
}
