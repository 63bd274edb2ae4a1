type Props = { organisations: number; people: number };

/** How much there is within a place. */
export function PlaceCounts({ organisations, people }: Props) {
  return (
    <span className="ms-auto whitespace-nowrap text-sm text-muted tabular-nums">
      {organisations}个单位，{people}人
    </span>
  );
}
