import "server-only";
import type { CertificateWords, TemplateBody } from "@/lib/credentials/model";
import { currentTemplateBody, materialsFor, siteAddress } from "@/lib/credentials/queries/drawing";
import { layOut } from "@/lib/credentials/rules/page";
import { drawSvg } from "@/lib/credentials/rules/svg";
import type { Permit } from "@/lib/platform/authority";

const invented: Omit<CertificateWords, "number"> = {
  ...{ code: "23456789ABCDEFGHJKLMNPQR", holderName: "田小禾", organisation: "青禾社工站（虚构）" },
  ...{ courseTitle: "基层治理的底座：政策与“五社”定位", releaseNumber: 1, minutes: 200 },
  ...{ periodMinutes: 45, completedOn: "2026-11-20", issuedAt: new Date("2026-11-23T03:00:00Z") },
};

/** A template that need not be saved yet, filled in with an invented holder. */
export async function previewOf(
  _permit: Permit<"certificate.govern">,
  template: TemplateBody,
): Promise<string> {
  const materials = await materialsFor([template]);
  const words = { ...invented, number: `${template.numberPrefix}-2026-000001` };
  return drawSvg(
    layOut(template, words, { site: siteAddress, letters: materials.letters }),
    materials,
  );
}

/** The template in use, to be changed. */
export async function getTemplate(_permit: Permit<"certificate.govern">) {
  return await currentTemplateBody();
}
