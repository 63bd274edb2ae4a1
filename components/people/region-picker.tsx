"use client";

import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { OrganisationSelect } from "@/components/people/organisation-select";
import { SelectField } from "@/components/ui/select-field";
import type { OrganisationChoice, Region } from "@/lib/people/model/place";

type Props = {
  regions: readonly Region[];
  organisations: readonly OrganisationChoice[];
  regionError?: string | undefined;
  townshipError?: string | undefined;
  organisationError?: string | undefined;
};

/**
 * City, then county, then township where there are any, then organisation. The county's select is the form's field and holds
 * every county, grouped by city; once scripts run, the city's select appears and narrows it.
 * So the form can be filled in without scripts, and a choice made before they arrive is kept.
 */
export function RegionPicker({
  regions,
  organisations,
  regionError,
  townshipError,
  organisationError,
}: Props) {
  const scripted = useSyncExternalStore(
    noChange,
    () => true,
    () => false,
  );
  const [city, setCity] = useState("");
  const [county, setCounty] = useState("");
  const fields = useRef<HTMLDivElement>(null);
  const cities = citiesOf(regions);
  const shown = scripted ? cities.filter(({ code }) => code === city) : cities;

  useEffect(() => {
    const early = fields.current?.querySelector<HTMLSelectElement>("[name=regionCode]")?.value;
    const home = citiesOf(regions).find(({ counties }) => counties.some((c) => c.code === early));
    if (!early || !home) return;
    setCity(home.code);
    setCounty(early);
  }, [regions]);

  function moveTo(code: string) {
    const counties = cities.find((choice) => choice.code === code)?.counties ?? [];
    setCity(code);
    setCounty(counties.length === 1 ? (counties[0]?.code ?? "") : "");
  }

  return (
    <div ref={fields} className="flex flex-col gap-5">
      {scripted && (
        <SelectField
          label="所在市（州）"
          value={city}
          onChange={(event) => moveTo(event.target.value)}
        >
          <option value="">请选择市、州、直管市或林区</option>
          {cities.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField
        label="所在县（市、区）"
        name="regionCode"
        autoComplete="off"
        value={county}
        onChange={(event) => setCounty(event.target.value)}
        error={regionError}
        disabled={scripted && city === ""}
      >
        <option value="">
          {scripted && city === "" ? "请先选择市（州）" : "请选择县（市、区）"}
        </option>
        {shown.map(({ code, name, counties }) => (
          <optgroup key={code} label={name}>
            {counties.map((choice) => (
              <option key={choice.code} value={choice.code}>
                {choice.name}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      {scripted && (
        <TownshipSelect
          // A choice made for one county does not outlive it.
          key={county}
          townships={regions.filter(({ parentCode }) => county !== "" && parentCode === county)}
          error={townshipError}
        />
      )}
      <OrganisationSelect
        organisations={organisations}
        regions={regions}
        county={scripted ? county : null}
        error={organisationError}
      />
    </div>
  );
}

type TownshipProps = { townships: readonly Region[]; error: string | undefined };

/** The township, for those who say it; nothing where none are known. */
function TownshipSelect({ townships, error }: TownshipProps) {
  if (townships.length === 0) return null;
  return (
    <SelectField label="所在乡镇（街道）" name="townshipCode" optional error={error}>
      <option value="">不清楚或不填</option>
      {townships.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

type City = { code: string; name: string; counties: readonly Region[] };

/** A city that has no counties, such as 仙桃市, is the one choice under its own name. */
function citiesOf(regions: readonly Region[]): City[] {
  return regions
    .filter(({ level }) => level === "prefecture" || level === "direct_county")
    .map((city) => ({
      code: city.code,
      name: city.name,
      counties:
        city.level === "direct_county"
          ? [city]
          : regions.filter(
              ({ level, parentCode }) => level === "county" && parentCode === city.code,
            ),
    }));
}

function noChange() {
  return () => undefined;
}
