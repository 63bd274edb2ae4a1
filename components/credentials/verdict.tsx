import { CircleCheck, CircleX } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import type { ShownCertificate } from "@/lib/credentials/rules/shown";
import { periodsOf } from "@/lib/learning/rules/hours";
import { dateInWords, minutesInWords } from "@/lib/platform/wording";

type Props = { certificate: ShownCertificate & { replacedBy: string | null } };

/** Whether a certificate holds, in a word and a sign, and then what its holder lets be seen. */
export function Verdict({ certificate }: Props) {
  const { revoked, replacedBy } = certificate;
  return (
    <Card className="flex flex-col gap-5">
      {revoked ? (
        <Headline
          title="证书已作废"
          tone="text-danger"
          icon={<CircleX className="size-10 shrink-0 text-danger" aria-hidden="true" />}
        >
          {dateInWords(revoked.at)}作废，原因：{revoked.reason}。
          {replacedBy && `新证书编号 ${replacedBy}。`}
        </Headline>
      ) : (
        <Headline
          title="证书有效"
          tone="text-good"
          icon={<CircleCheck className="size-10 shrink-0 text-good" aria-hidden="true" />}
        >
          由本平台颁发，没有作废。
        </Headline>
      )}
      <dl className="grid gap-x-6 gap-y-3 border-t border-line pt-5 sm:grid-cols-[auto_1fr]">
        {rowsOf(certificate).map(([name, value]) => (
          <div key={name} className="sm:contents">
            <dt className="text-muted">{name}</dt>
            <dd className="min-w-0 font-medium">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Headline({
  title,
  tone,
  icon,
  children,
}: {
  title: string;
  tone: string;
  icon: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="flex items-start gap-4">
      {icon}
      <div>
        <h2 className={`text-2xl ${tone}`}>{title}</h2>
        <p>{children}</p>
      </div>
    </div>
  );
}

function rowsOf(certificate: ShownCertificate): [string, string][] {
  const { name, organisation, minutes, periodMinutes } = certificate;
  const periods = periodsOf(minutes, periodMinutes);
  return [
    ["证书编号", certificate.number],
    ["姓名", name ?? "持证人选择不显示"],
    ...(organisation ? [["单位（颁发时）", organisation] as [string, string]] : []),
    ["课程", `${certificate.courseTitle}（第${certificate.releaseNumber}版）`],
    ["学习时间", `${minutesInWords(minutes)}，按每学时${periodMinutes}分钟合${periods}学时`],
    ["结业日期", dateInWords(certificate.completedOn)],
    ["颁发日期", dateInWords(certificate.issuedAt)],
  ];
}
