/** The words of credentials: certificates (结业证书), what they look like, and who may see what of them. No I/O. */
import { z } from "zod";
import { Sha256 } from "@/lib/media/model";

/** Why a certificate stopped being valid. The public page says this much, and no more. */
export const revocationReasons = ["mistake", "misconduct", "request", "reissued"] as const;
export type RevocationReason = (typeof revocationReasons)[number];
export const revocationReasonNames: Record<RevocationReason, string> = {
  mistake: "信息有误",
  misconduct: "学习或测验不符合规定",
  request: "本人申请",
  reissued: "已换发新证书",
};

/** How much of the name strangers see: 田小禾 · 田** · nothing. */
export const nameConsents = ["full", "masked", "hidden"] as const;
export type NameConsent = (typeof nameConsents)[number];
export const nameConsentNames: Record<NameConsent, string> = {
  full: "显示全名",
  masked: "只显示姓，例如“田**”",
  hidden: "不显示姓名",
};

export type Consent = { name: NameConsent; organisation: boolean };

/** What holds until the holder says otherwise. */
export const SPARING: Consent = { name: "masked", organisation: false };

export const PAGE = { width: 297, height: 210 } as const;

/** The parts of a certificate that can be moved. Pictures have a width only, text has a size as well. */
export const textParts = ["title", "number", "name", "body", "issuer", "date", "check"] as const;
export const pictureParts = ["rings", "seal", "qr"] as const;
export type TextPart = (typeof textParts)[number];
export type PicturePart = (typeof pictureParts)[number];

export const partNames: Record<TextPart | PicturePart, string> = {
  title: "标题",
  number: "证书编号",
  name: "姓名",
  body: "正文",
  issuer: "颁发单位",
  date: "颁发日期",
  check: "验证说明",
  rings: "五环标志",
  seal: "印章",
  qr: "二维码",
};

export const alignments = ["left", "center", "right"] as const;
export const alignmentNames: Record<(typeof alignments)[number], string> = {
  left: "靠左",
  center: "居中",
  right: "靠右",
};

const millimetres = (max: number) =>
  z.coerce.number("请填数字").min(0, "不能小于0").max(max, `最大${max}`);

/** Millimetres from the left and upper edge of the sheet to the part; points for the letters. */
export const TextPlace = z.object({
  x: millimetres(PAGE.width),
  y: millimetres(PAGE.height),
  width: millimetres(PAGE.width).min(10, "至少10毫米"),
  size: z.coerce.number("请填数字").min(6, "至少6磅").max(72, "最大72磅"),
  align: z.enum(alignments),
});
export type TextPlace = z.output<typeof TextPlace>;

export const PicturePlace = z.object({
  x: millimetres(PAGE.width),
  y: millimetres(PAGE.height),
  width: millimetres(120).min(5, "至少5毫米"),
});
export type PicturePlace = z.output<typeof PicturePlace>;

export const Layout = z
  .object({
    ...(Object.fromEntries(textParts.map((part) => [part, TextPlace])) as Record<
      TextPart,
      typeof TextPlace
    >),
    ...(Object.fromEntries(pictureParts.map((part) => [part, PicturePlace])) as Record<
      PicturePart,
      typeof PicturePlace
    >),
  })
  // A code that a phone cannot read is worse than none.
  .refine(({ qr }) => qr.width >= 18, { path: ["qr", "width"], error: "二维码至少18毫米" })
  .superRefine((layout, context) => {
    for (const [part, { x, width }] of Object.entries(layout)) {
      if (x + width > PAGE.width) {
        context.addIssue({ code: "custom", path: [part, "width"], message: "超出了纸的右边" });
      }
    }
  });
export type Layout = z.output<typeof Layout>;

/** What may stand in braces in the texts of a template. */
export const placeholders = [
  ...["姓名", "课程", "版次", "完成日期", "颁发日期", "时间", "学时", "编号", "单位"],
] as const;

const wording = (what: string, max: number) =>
  z
    .string()
    .trim()
    // Forms send lines as they were ended on paper tape.
    .overwrite((text) => text.replace(/\r\n?/g, "\n"))
    .min(1, `请写${what}`)
    .max(max, `最多${max}个字`)
    .refine((text) => unknownPlaceholders(text).length === 0, {
      error: `花括号里只能写：${placeholders.join("、")}`,
    });

/** The words in braces that stand for nothing. */
export function unknownPlaceholders(text: string): string[] {
  const known: readonly string[] = placeholders;
  return [...text.matchAll(/\{([^{}]*)\}/g)]
    .map(([, word = ""]) => word)
    .filter((word) => !known.includes(word));
}

const picture = Sha256.or(z.literal(""))
  .nullish()
  .transform((hash) => hash || null);

/** Everything that a certificate looks like. Saved anew with every change; issued ones keep theirs. */
export const TemplateBody = z.object({
  numberPrefix: z.string().regex(/^[A-Z]{2,8}$/, "编号前缀是2到8个大写字母"),
  title: wording("标题", 20),
  nameLine: wording("姓名一行", 40),
  body: wording("正文", 300),
  issuerName: wording("颁发单位", 40),
  background: picture,
  seal: picture,
  layout: Layout,
});
export type TemplateBody = z.output<typeof TemplateBody>;

export const SaveTemplate = TemplateBody;

const center = { align: "center" } as const;

/** What holds until an administrator makes it their own. */
export const defaultTemplate: TemplateBody = {
  numberPrefix: "WSXT",
  title: "结业证书",
  nameLine: "{姓名} 同志",
  body: "于{完成日期}学完“五社联动”系列课程《{课程}》（第{版次}版），学习时间{时间}，合{学时}学时，通过结业测验，准予结业。\n特发此证。",
  issuerName: "五社学堂",
  background: null,
  seal: null,
  layout: {
    rings: { x: 138.5, y: 21, width: 20 },
    title: { x: 48.5, y: 45, width: 200, size: 40, ...center },
    number: { x: 48.5, y: 64, width: 200, size: 11, ...center },
    name: { x: 40, y: 79, width: 217, size: 26, ...center },
    body: { x: 46, y: 98, width: 205, size: 17, align: "left" },
    qr: { x: 32, y: 151, width: 28 },
    check: { x: 64, y: 156, width: 90, size: 9, align: "left" },
    seal: { x: 206, y: 140, width: 40 },
    issuer: { x: 171, y: 157, width: 110, size: 16, ...center },
    date: { x: 171, y: 168, width: 110, size: 13, ...center },
  },
};

const reason = z.string().trim().min(2, "请写明原因").max(200, "最多200个字");
const certificateId = z.uuid("证书编号不正确");

export const IssueDue = z.object({ limit: z.int().min(1).max(1000).default(500) });
export const IssueOwn = z.object({});
export const Revoke = z.object({
  certificateId,
  reason: z.enum(["mistake", "misconduct", "request"], "请选原因"),
  note: reason,
});
export const Reissue = z.object({ certificateId, note: reason });
export const SetConsent = z.object({
  name: z.enum(nameConsents, "请选一项"),
  organisation: z
    .union([z.boolean(), z.literal("on")])
    .optional()
    .transform(Boolean),
});
export const StorePicture = z.object({ content: z.instanceof(Uint8Array) });

/** What a list of certificates is narrowed to; empty narrows nothing. */
export const Filter = z.object({
  q: z.string().trim().max(60).default(""),
  course: z.uuid().or(z.literal("")).catch(""),
  state: z.enum(["", "valid", "revoked"]).catch(""),
});
export type Filter = z.output<typeof Filter>;
export const MakeBatch = Filter;
export const RenderPart = z.object({});
export const DropOldBatches = z.object({});
export const SignBadge = z.object({ certificateId });

/** More than a province issues in a month; what is more is asked for in turns. */
export const BATCH_MAX = 20_000;
/** Certificates rendered in one go: what a kill costs, at most. */
export const PART_SIZE = 200;
/** A packed archive holds names, so it goes again. */
export const BATCH_DAYS = 7;

/** A certificate as it is drawn: the row and nothing else. */
export type CertificateWords = {
  number: string;
  code: string;
  holderName: string;
  organisation: string | null;
  courseTitle: string;
  releaseNumber: number;
  minutes: number;
  periodMinutes: number;
  /** A day in China, 2026-11-23. */
  completedOn: string;
  issuedAt: Date;
};
