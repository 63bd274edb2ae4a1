import "server-only";
import { desc, inArray } from "drizzle-orm";
import { type Database, db } from "@/db/client";
import { certificates, certificateTemplates } from "@/db/schema/credentials";
import { mediaFiles } from "@/db/schema/media";
import { type CertificateWords, defaultTemplate, type TemplateBody } from "@/lib/credentials/model";
import { certificateLetters } from "@/lib/credentials/queries/letters";
import { layOut } from "@/lib/credentials/rules/page";
import { drawPdf, type Materials } from "@/lib/credentials/rules/pdf";
import { type ReadyPicture, readyPicture } from "@/lib/credentials/rules/picture";
import { drawSvg } from "@/lib/credentials/rules/svg";
import type { Transaction } from "@/lib/platform/command";
import { env } from "@/lib/platform/env";
import { storage } from "@/lib/platform/storage";

/** What a certificate is drawn from. */
export const wordColumns = {
  number: certificates.number,
  code: certificates.code,
  holderName: certificates.holderName,
  organisation: certificates.organisation,
  courseTitle: certificates.courseTitle,
  releaseNumber: certificates.releaseNumber,
  minutes: certificates.minutes,
  periodMinutes: certificates.periodMinutes,
  completedOn: certificates.completedOn,
  issuedAt: certificates.issuedAt,
};

export const siteAddress = new URL(env.NEXTAUTH_URL).origin;

export type Drawable = CertificateWords & { templateId: string; revokedAt: Date | null };

/** Draws certificates of any templates, each of which is read once. */
export class Drawing {
  readonly #materials: Materials;
  readonly #templates: ReadonlyMap<string, TemplateBody>;

  private constructor(materials: Materials, templates: ReadonlyMap<string, TemplateBody>) {
    this.#materials = materials;
    this.#templates = templates;
  }

  /** Reads what drawing with these templates takes. */
  static async of(
    templateIds: readonly string[],
    reader: Database | Transaction = db,
  ): Promise<Drawing> {
    const ids = [...new Set(templateIds)];
    const rows =
      ids.length === 0
        ? []
        : await reader
            .select()
            .from(certificateTemplates)
            .where(inArray(certificateTemplates.id, ids));
    return new Drawing(await materialsFor(rows, reader), new Map(rows.map((row) => [row.id, row])));
  }

  /** The certificate as PDF, stamped once it was revoked; the same bytes whenever it is asked for. */
  async pdf(words: Drawable): Promise<Uint8Array> {
    const template = this.#template(words);
    return await drawPdf(this.#sheet(template, words), this.#materials, {
      author: template.issuerName,
      madeAt: words.issuedAt,
    });
  }

  /** The certificate as a picture for the screen. */
  svg(words: Drawable): string {
    return drawSvg(this.#sheet(this.#template(words), words), this.#materials);
  }

  /** Signs of its texts that the letters lack. */
  missing(words: Drawable): string[] {
    return this.#sheet(this.#template(words), words).missing;
  }

  #template({ templateId }: Drawable): TemplateBody {
    const template = this.#templates.get(templateId);
    if (!template) throw new Error(`Template ${templateId} was not read`);
    return template;
  }

  #sheet(template: TemplateBody, words: Drawable) {
    return layOut(template, words, {
      ...{ site: siteAddress, letters: this.#materials.letters },
      revokedAt: words.revokedAt,
    });
  }
}

/** What drawing with a template takes that may not be saved yet. */
export async function materialsFor(
  templates: readonly Pick<TemplateBody, "background" | "seal">[],
  reader: Database | Transaction = db,
): Promise<Materials> {
  const hashes = new Set(
    templates.flatMap(({ background, seal }) => [background, seal].filter((hash) => hash !== null)),
  );
  const [letters, ...pictures] = await Promise.all([
    certificateLetters(),
    ...[...hashes].map((hash) => pictureOf(hash, reader)),
  ]);
  return { letters, pictures: new Map(pictures.flatMap((found) => (found ? [found] : []))) };
}

/** Decoded pictures of the templates in use; a handful. */
const ready = new Map<string, ReadyPicture>();
const READY_MAX = 16;

async function pictureOf(
  hash: string,
  reader: Database | Transaction,
): Promise<[string, ReadyPicture] | null> {
  const known = ready.get(hash);
  if (known) return [hash, known];
  const [file] = await reader
    .select({ bytes: mediaFiles.bytes })
    .from(mediaFiles)
    .where(inArray(mediaFiles.sha256, [hash]));
  const stream = file && (await storage.read(hash, { first: 0, last: file.bytes - 1 }));
  if (!stream) return null;
  const picture = readyPicture(new Uint8Array(await new Response(stream).arrayBuffer()));
  if (!picture) return null;
  if (ready.size >= READY_MAX) ready.clear();
  ready.set(hash, picture);
  return [hash, picture];
}

/** The template in use: the latest; null when none was ever made, and the platform's own holds. */
export async function findCurrentTemplate(reader: Database | Transaction = db) {
  const [template] = await reader
    .select()
    .from(certificateTemplates)
    .orderBy(desc(certificateTemplates.number))
    .limit(1);
  return template ?? null;
}

/** What the next certificate will look like. */
export async function currentTemplateBody(): Promise<TemplateBody & { number: number }> {
  const found = await findCurrentTemplate();
  return found ?? { ...defaultTemplate, number: 0 };
}
