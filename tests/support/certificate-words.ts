/** An invented certificate, as it is drawn. */
import type { CertificateWords } from "@/lib/credentials/model";

export const inventedWords: CertificateWords = {
  ...{ number: "WSXT-2026-000001", code: "23456789ABCDEFGHJKLMNPQR", holderName: "田小禾" },
  ...{ organisation: null, courseTitle: "虚构课程", releaseNumber: 3, minutes: 200 },
  ...{ periodMinutes: 45, completedOn: "2026-11-20", issuedAt: new Date("2026-11-23T03:00:00Z") },
};
