import {
  EditOrganisationForm,
  MergeOrganisationForm,
  MoveOrganisationForm,
  OpenOrganisationForm,
} from "@/components/places/organisation-forms";
import { Folded } from "@/components/ui/folded";
import type { OrganisationKind, RegionChoice } from "@/lib/people/model/place";

type Props = {
  organisation: {
    id: string;
    name: string;
    kind: OrganisationKind;
    contactName: string | null;
    contactPhone: string | null;
    closedAt: Date | null;
    mergedIntoId: string | null;
  };
  regions: readonly RegionChoice[];
  others: readonly { id: string; name: string; region: string }[];
};

/** What may be done with an organisation; each is opened when it is needed. */
export function OrganisationActions({ organisation, regions, others }: Props) {
  if (organisation.mergedIntoId) return null;
  if (organisation.closedAt) {
    return <OpenOrganisationForm organisationId={organisation.id} isClosed />;
  }
  return (
    <section className="flex flex-col gap-1">
      <h2 className="text-lg">维护</h2>
      <Folded summary="改名称、类别和联系方式">
        <EditOrganisationForm organisation={organisation} />
      </Folded>
      {regions.length > 0 && (
        <Folded summary="移到别的行政区划">
          <MoveOrganisationForm
            organisation={organisation}
            choices={regions.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Folded>
      )}
      {others.length > 0 && (
        <Folded summary="并入另一个单位">
          <MergeOrganisationForm
            organisation={organisation}
            choices={others.map(({ id, name, region }) => ({
              value: id,
              label: `${name}（${region}）`,
            }))}
          />
        </Folded>
      )}
      <Folded summary="关闭">
        <OpenOrganisationForm organisationId={organisation.id} isClosed={false} />
      </Folded>
    </section>
  );
}
