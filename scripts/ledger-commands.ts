/** Operator commands for the ledger of hours. */
import type { OperatorCommand, Outcome } from "@/scripts/operator";

export const ledgerCommands: OperatorCommand[] = [
  {
    words: ["ledger", "verify"],
    usage: "[编号:指纹]",
    says: "逐条核对学时账本：有没有被改过、删去或插入；可以和以前记下的一条对照",
    run: ([noted]) => verify(noted),
  },
];

async function verify(noted: string | undefined): Promise<Outcome> {
  const { PLATFORM_ACTOR, permit } = await import("@/lib/platform/authority");
  const { findLedgerHash, verifyLedger } = await import("@/lib/learning/queries/ledger");
  const allowed = permit(PLATFORM_ACTOR, "hours.govern");
  if (!allowed) throw new Error("the platform keeps the ledger");
  const report = await verifyLedger(allowed);
  const { entries, head, endsAtHead, faults, faultCount } = report;
  const fits = noted === undefined ? null : await fitsNoted(noted);
  const ok = faultCount === 0 && endsAtHead && fits !== false;
  const lines = [
    `账本 ${entries} 条，末条 ${head.entryNumber}:${head.hash}`,
    ...faults.map(({ entryNumber, kind }) =>
      kind === "altered" ? `第 ${entryNumber} 条和指纹不符` : `第 ${entryNumber} 条不见了`,
    ),
    ...(faultCount > faults.length ? [`另有 ${faultCount - faults.length} 处，没有一一列出`] : []),
    ...(endsAtHead ? [] : ["账本的末条和记下的末条不符"]),
    ...(fits === false ? ["和您给的编号、指纹不符：账本在那以后被重写过"] : []),
    ok ? "完好。请把末条的编号和指纹抄在别处，以后可以对照" : "账本被动过，请保留现场并从备份核对",
  ];
  return { ok, lines, result: { ok, ...report, fits } };

  async function fitsNoted(words: string): Promise<boolean> {
    const [number = "", hash = ""] = words.split(":");
    // A learning record on paper has the beginning of a fingerprint: enough to tell an entry by.
    if (!/^\d{1,15}$/.test(number) || !/^[0-9a-f]{12,64}$/.test(hash)) {
      throw new Error("请写成 编号:指纹，例如 12:9f86d081884c（至少12位，完整的是64位）");
    }
    const kept = allowed && (await findLedgerHash(allowed, Number(number)));
    return kept?.startsWith(hash) === true;
  }
}
