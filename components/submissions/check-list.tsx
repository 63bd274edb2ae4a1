type Props = {
  checklist: readonly string[];
  ticked: readonly number[];
  onTicked(ticked: number[]): void;
};

/** What is gone through before handing in. */
export function CheckList({ checklist, ticked, onTicked }: Props) {
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="text-lg font-semibold">交之前，逐条看一遍</legend>
      {checklist.map((entry, at) => (
        <label key={entry} className="flex min-h-target cursor-pointer items-start gap-3 py-2">
          <input
            type="checkbox"
            checked={ticked.includes(at)}
            onChange={(event) => {
              const others = ticked.filter((place) => place !== at);
              onTicked(event.currentTarget.checked ? [...others, at] : others);
            }}
            className="mt-1 size-5 shrink-0 accent-teal"
          />
          {entry}
        </label>
      ))}
    </fieldset>
  );
}
