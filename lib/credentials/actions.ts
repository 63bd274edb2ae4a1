"use server";

import { revalidatePath } from "next/cache";
import { makeBatch } from "@/lib/credentials/commands/batches";
import { setConsent } from "@/lib/credentials/commands/consent";
import { reissueCertificate, revokeCertificate } from "@/lib/credentials/commands/revoke";
import { saveTemplate } from "@/lib/credentials/commands/template";
import { toAction } from "@/lib/platform/action";

export const setConsentAction = toAction(setConsent, () => revalidatePath("/learn/certificates"));

export const revokeCertificateAction = toAction(revokeCertificate, () =>
  revalidatePath("/manage/certificates"),
);

export const reissueCertificateAction = toAction(reissueCertificate, () =>
  revalidatePath("/manage/certificates"),
);

export const makeBatchAction = toAction(makeBatch, () => revalidatePath("/manage/certificates"));

export const saveTemplateAction = toAction(saveTemplate, () =>
  revalidatePath("/manage/certificates/template"),
);
