"use server";

import { register } from "@/lib/people/commands/register";
import { toAction } from "@/lib/platform/action";

export const registerAction = toAction(register);
