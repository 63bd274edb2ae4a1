"use server";

import { revalidatePath } from "next/cache";
import { readMessages } from "@/lib/messaging/commands/read";
import { toAction } from "@/lib/platform/action";

export const readMessagesAction = toAction(readMessages, () => revalidatePath("/", "layout"));
