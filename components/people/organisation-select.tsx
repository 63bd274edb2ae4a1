import { SelectField } from "@/components/ui/select-field";
import type { OrganisationChoice, Region } from "@/lib/people/model/place";

type Props = {
  organisations: readonly OrganisationChoice[];
  regions: readonly Region[];
  /** The county chosen, "" while none is; null where choosing cannot narrow the list. */
  county: string | null;
  error?: string | undefined;
};

/** The organisations of a county, or all of them by county; and always a way to name none. */
export function OrganisationSelect({ organisations, regions, county, error }: Props) {
  const places = regions.filter(
    ({ code, level }) =>
      (level === "county" || level === "direct_county") && (county === null || code === county),
  );
  return (
    <SelectField
      // A choice made for one county does not outlive it.
      key={county}
      label="所在单位"
      name="organisationId"
      optional
      error={error}
      hint="列表中没有您的单位，也可以先注册。"
    >
      <option value="">我的单位不在列表中</option>
      {places.map((place) => (
        <OrganisationGroup key={place.code} place={place} organisations={organisations} />
      ))}
    </SelectField>
  );
}

function OrganisationGroup({
  place,
  organisations,
}: {
  place: Region;
  organisations: readonly OrganisationChoice[];
}) {
  const here = organisations.filter(({ regionCode }) => regionCode.startsWith(place.code));
  if (here.length === 0) return null;
  return (
    <optgroup label={place.name}>
      {here.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}
