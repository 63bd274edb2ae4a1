"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { disablePerson, enablePerson } from "@/lib/people/commands/access";
import { mergeOrganisations, moveOrganisation } from "@/lib/people/commands/merge-organisations";
import { mergeRegions, moveTownship } from "@/lib/people/commands/merge-regions";
import {
  closeOrganisation,
  createOrganisation,
  editOrganisation,
  reopenOrganisation,
} from "@/lib/people/commands/organisations";
import { createZone, renameRegion } from "@/lib/people/commands/regions";
import { register } from "@/lib/people/commands/register";
import { toAction } from "@/lib/platform/action";

export const registerAction = toAction(register);

export const disablePersonAction = toAction(disablePerson, () => revalidatePath("/manage/people"));

export const enablePersonAction = toAction(enablePerson, () => revalidatePath("/manage/people"));

export const renameRegionAction = toAction(renameRegion, () =>
  revalidatePath("/manage/places", "layout"),
);

export const createZoneAction = toAction(createZone, ({ code }) =>
  redirect(`/manage/places/${code}`),
);

export const mergeRegionsAction = toAction(mergeRegions, ({ into }) =>
  redirect(`/manage/places/${into}`),
);

export const moveTownshipAction = toAction(moveTownship, ({ into }) =>
  redirect(`/manage/places/${into}`),
);

export const createOrganisationAction = toAction(createOrganisation, ({ organisationId }) =>
  redirect(`/manage/organisations/${organisationId}`),
);

export const editOrganisationAction = toAction(editOrganisation, () =>
  revalidatePath("/manage/organisations", "layout"),
);

export const moveOrganisationAction = toAction(moveOrganisation, () =>
  revalidatePath("/manage/organisations", "layout"),
);

export const mergeOrganisationsAction = toAction(mergeOrganisations, ({ into }) =>
  redirect(`/manage/organisations/${into}`),
);

export const closeOrganisationAction = toAction(closeOrganisation, () =>
  revalidatePath("/manage/organisations", "layout"),
);

export const reopenOrganisationAction = toAction(reopenOrganisation, () =>
  revalidatePath("/manage/organisations", "layout"),
);
