/** What can be read of a file handed in beside a case. */

/** Why a file gives no text, with the sentence its owner reads. */
export const UNREAD_REASONS = {
  scanned: "这份 PDF 是扫描件或图片，读不出文字，没有检查。请您自己对照清单看一遍。",
  locked: "这份文件加了密码，读不出文字。请去掉密码后重新上传。",
  damaged: "这份文件已损坏，读不出文字。请在电脑上打开看看，另存一份再上传。",
  "too-large": "这份文件太大，没有检查。请拆开，或压缩图片后重新上传。",
  unsupported: "只能检查 .docx、.pdf 和 .txt 里的文字；这份文件没有检查，请您自己看一遍。",
} as const;

export type UnreadReason = keyof typeof UNREAD_REASONS;

export type AttachmentText =
  /** `complete` is false when the file goes on behind what was read. */
  { read: true; text: string; complete: boolean } | { read: false; reason: UnreadReason };

/** How much of one file is looked at. */
export const ATTACHMENT_LIMITS = {
  fileBytes: 30 * 1024 * 1024,
  characters: 200_000,
  pdfPages: 200,
} as const;
