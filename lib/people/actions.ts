"use server";

import { revalidatePath } from "next/cache";
import { disablePerson, enablePerson } from "@/lib/people/commands/access";
import { register } from "@/lib/people/commands/register";
import { toAction } from "@/lib/platform/action";

export const registerAction = toAction(register);

export const disablePersonAction = toAction(disablePerson, () => revalidatePath("/manage/people"));

export const enablePersonAction = toAction(enablePerson, () => revalidatePath("/manage/people"));
