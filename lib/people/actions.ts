"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { disablePerson, enablePerson } from "@/lib/people/commands/access";
import { lookAtCode, redeemCode } from "@/lib/people/commands/activate";
import { changeMany } from "@/lib/people/commands/change-many";
import { changePerson } from "@/lib/people/commands/change-person";
import { issueCodes } from "@/lib/people/commands/issue-codes";
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
import { revealField } from "@/lib/people/commands/reveal";
import { dropView, saveView } from "@/lib/people/commands/views";
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
export const changeManyAction = toAction(changeMany, () => revalidatePath("/manage/people"));

export const saveViewAction = toAction(saveView, () => revalidatePath("/manage/people"));

export const dropViewAction = toAction(dropView, () => revalidatePath("/manage/people"));

export const issueCodesAction = toAction(issueCodes);

export const lookAtCodeAction = toAction(lookAtCode, undefined, { machine: true });

export const redeemCodeAction = toAction(redeemCode, undefined, { machine: true });

export const changePersonAction = toAction(changePerson, ({ personId }) =>
  revalidatePath(`/manage/people/${personId}`),
);

export const revealFieldAction = toAction(revealField);
