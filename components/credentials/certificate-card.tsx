import { VerificationCode } from "@/components/credentials/verification-code";
import { buttonStyle } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { Folded } from "@/components/ui/folded";
import { Notice } from "@/components/ui/notice";
import { Tag } from "@/components/ui/tag";
import {
  type CertificateWords,
  type RevocationReason,
  revocationReasonNames,
} from "@/lib/credentials/model";
import { groupedCode } from "@/lib/credentials/rules/numbering";
import { periodsOf } from "@/lib/learning/rules/hours";
import { dateInWords, minutesInWords } from "@/lib/platform/wording";

export type HeldCertificate = Omit<CertificateWords, "holderName" | "organisation"> & {
  id: string;
  revokedAt: Date | null;
  revokedReason: RevocationReason | null;
  missing: readonly string[];
};

type Props = { certificate: HeldCertificate; site: string };

/** One certificate of one's own: how it looks, what can be done with it, where others check it. */
export function CertificateCard({ certificate, site }: Props) {
  const { id, number, courseTitle, revokedAt, revokedReason, missing } = certificate;
  const path = `/learn/certificates/${id}`;
  return (
    <Card className="flex flex-col gap-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 className="text-xl">{courseTitle}</h2>
          <p className="text-muted">{facts(certificate)}</p>
          <p className="text-sm text-muted tabular-nums">
            编号 {number}，{dateInWords(certificate.issuedAt)}颁发
          </p>
        </div>
        <Tag tone={revokedAt ? "danger" : "good"}>{revokedAt ? "已作废" : "有效"}</Tag>
      </div>
      {revokedAt ? (
        <p>
          {dateInWords(revokedAt)}作废，原因：{revocationReasonNames[revokedReason ?? "mistake"]}。
        </p>
      ) : (
        <>
          {missing.length > 0 && (
            <Notice tone="info" title="证书字库里没有这个字">
              证书上用“〓”代替了：{missing.join("、")}。电子凭证和验证页不受影响。
            </Notice>
          )}
          {/* biome-ignore lint/performance/noImgElement: drawn for this person, nothing to optimise */}
          <img
            src={`${path}/picture`}
            alt={`《${courseTitle}》结业证书`}
            width={1188}
            height={840}
            loading="lazy"
            className="h-auto w-full rounded-small border border-line bg-white"
          />
          <div className="flex flex-wrap gap-3">
            <a href={`${path}/pdf`} download className={buttonStyle("primary")}>
              下载 PDF
            </a>
            <a href={`${path}/badge`} download className={buttonStyle("secondary")}>
              下载电子凭证
            </a>
          </div>
        </>
      )}
      <Verification certificate={certificate} site={site} />
    </Card>
  );
}

function facts({ releaseNumber, minutes, periodMinutes, completedOn }: HeldCertificate): string {
  const periods = periodsOf(minutes, periodMinutes);
  return `第${releaseNumber}版，${minutesInWords(minutes)}（${periods}学时），${dateInWords(completedOn)}结业`;
}

function Verification({ certificate: { id, code, revokedAt }, site }: Props) {
  const address = `${site}/verify/${code}`;
  return (
    <Folded summary={`给别人验证${revokedAt ? "" : "，以及其他格式"}`}>
      <div className="flex flex-wrap items-center gap-5 pt-2">
        <VerificationCode address={address} label="打开验证页的二维码" />
        <div className="min-w-0 flex-1 basis-60">
          <p>扫码，或者打开下面的地址。看得到什么，由您在本页决定。</p>
          <p>
            <a href={address} className="link inline-flex min-h-target items-center break-all">
              {address}
            </a>
          </p>
          <p className="text-sm text-muted tabular-nums">验证码 {groupedCode(code)}</p>
          {!revokedAt && (
            <p>
              <a
                href={`/learn/certificates/${id}/badge?form=jwt`}
                download
                className="link inline-flex min-h-target items-center"
              >
                下载 JWT 格式的电子凭证
              </a>
            </p>
          )}
        </div>
      </div>
    </Folded>
  );
}
