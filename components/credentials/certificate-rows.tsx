import { ReissueForm } from "@/components/credentials/reissue-form";
import { RevokeForm } from "@/components/credentials/revoke-form";
import { Folded } from "@/components/ui/folded";
import { Tag } from "@/components/ui/tag";
import { type RevocationReason, revocationReasonNames } from "@/lib/credentials/model";
import { dateInWords } from "@/lib/platform/wording";

export type ListedCertificate = {
  id: string;
  number: string;
  holderName: string;
  courseTitle: string;
  releaseNumber: number;
  organisation: string | null;
  issuedAt: Date;
  revokedAt: Date | null;
  revokedReason: RevocationReason | null;
  revokedNote: string | null;
  replaces: string | null;
  replacedBy: string | null;
};

type Props = { certificates: readonly ListedCertificate[]; governs: boolean };

/** Certificates within reach, each with what may be done about it. */
export function CertificateRows({ certificates, governs }: Props) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-large border border-line bg-surface">
      {certificates.map((certificate) => (
        <li key={certificate.id} className="px-4 py-3 sm:px-5">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-semibold">{certificate.holderName}</span>
            <span className="text-muted tabular-nums">{certificate.number}</span>
            {certificate.revokedAt && <Tag tone="danger">已作废</Tag>}
          </p>
          <p>
            {certificate.courseTitle}（第{certificate.releaseNumber}版）
          </p>
          <p className="text-sm text-muted">
            {dateInWords(certificate.issuedAt)}颁发
            {certificate.organisation && `　${certificate.organisation}`}
          </p>
          <History certificate={certificate} />
          <div className="flex flex-wrap items-start gap-x-5">
            <a
              href={`/manage/certificates/${certificate.id}/pdf`}
              download
              className="link inline-flex min-h-target items-center"
            >
              下载 PDF
            </a>
            {governs && <Changes certificate={certificate} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

function History({ certificate }: { certificate: ListedCertificate }) {
  const { revokedAt, revokedReason, revokedNote, replaces, replacedBy } = certificate;
  return (
    <>
      {replaces && <p className="text-sm text-muted">换发自 {replaces}</p>}
      {revokedAt && (
        <p className="text-sm">
          {dateInWords(revokedAt)}作废：{revocationReasonNames[revokedReason ?? "mistake"]}，
          {revokedNote}
          {replacedBy && `；新证书 ${replacedBy}`}
        </p>
      )}
    </>
  );
}

function Changes({ certificate }: { certificate: ListedCertificate }) {
  const { id, number, revokedAt, replacedBy } = certificate;
  return (
    <>
      {!replacedBy && (
        <Folded summary="换发" className="open:basis-full">
          <ReissueForm certificateId={id} number={number} />
        </Folded>
      )}
      {!revokedAt && (
        <Folded summary="作废" className="open:basis-full">
          <RevokeForm certificateId={id} number={number} />
        </Folded>
      )}
    </>
  );
}
