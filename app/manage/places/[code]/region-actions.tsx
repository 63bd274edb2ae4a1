import {
  CreateZoneForm,
  MergeRegionForm,
  MoveTownshipForm,
  RenameRegionForm,
} from "@/components/places/region-forms";
import { Folded } from "@/components/ui/folded";
import type { RegionChoice, TreeRegion } from "@/lib/people/model/place";
import { rankOf, zoneLevelBeneath } from "@/lib/people/rules/region-code";

type Props = { region: TreeRegion; choices: readonly RegionChoice[] };

/** What an administrator may do with a region; each is opened when it is needed. */
export function RegionActions({ region, choices }: Props) {
  const { code, level, parentCode } = region;
  const others = choices.filter((choice) => choice.code !== code);
  const peers = others.filter((choice) => rankOf(choice.level) === rankOf(level));
  const counties = others.filter(
    (choice) => rankOf(choice.level) === rankOf("county") && choice.code !== parentCode,
  );
  const isTownship = level === "township";
  return (
    <section className="flex flex-col gap-1">
      <h2 className="text-lg">维护</h2>
      <Folded summary="改名称">
        <RenameRegionForm region={region} />
      </Folded>
      {zoneLevelBeneath(level) && (
        <Folded summary="设立功能区">
          <CreateZoneForm parent={region} />
        </Folded>
      )}
      {isTownship && counties.length > 0 && (
        <Folded summary="移到别的县（市、区）">
          <MoveTownshipForm region={region} counties={counties.map(toChoice)} />
        </Folded>
      )}
      {peers.length > 0 && (
        <Folded summary="并入另一个行政区划">
          <MergeRegionForm
            region={region}
            choices={peers.map(toChoice)}
            belongs={`${region.people}名人员、${region.organisations}个单位，以及在这里授予的角色`}
          />
        </Folded>
      )}
    </section>
  );
}

function toChoice({ code, name }: RegionChoice) {
  return { value: code, label: `${name}（${code}）` };
}
