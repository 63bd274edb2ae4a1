"use server";

import { revalidatePath } from "next/cache";
import { toAction } from "@/lib/platform/action";
import { endRole, grantRole, setRoleEnd } from "@/lib/roles/commands/grants";

export const grantRoleAction = toAction(grantRole, () => revalidatePath("/manage/roles", "layout"));

export const endRoleAction = toAction(endRole, () => revalidatePath("/manage/roles", "layout"));

export const setRoleEndAction = toAction(setRoleEnd, () =>
  revalidatePath("/manage/roles", "layout"),
);
