import { Tag } from "@/components/ui/tag";
import { dateInWords } from "@/lib/platform/wording";

type Certificate = {
  number: string;
  code: string;
  courseTitle: string;
  issuedAt: string;
  revokedAt: string | null;
};

type Props = { certificates: readonly Certificate[]; site: string };

/** The certificates of the learning record; on paper each says where it is checked. */
export function RecordCertificates({ certificates, site }: Props) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-large border border-line bg-surface">
      {certificates.map(({ number, code, courseTitle, issuedAt, revokedAt }) => (
        <li
          key={number}
          className="flex break-inside-avoid flex-wrap items-center justify-between gap-x-4 px-4 py-3 sm:px-5"
        >
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-x-3 font-semibold">
              {courseTitle}
              {revokedAt && <Tag tone="danger">已作废</Tag>}
            </p>
            <p className="text-sm text-muted tabular-nums">
              {number}，{dateInWords(new Date(issuedAt))}颁发
              {revokedAt && `，${dateInWords(new Date(revokedAt))}作废`}
            </p>
            <p className="hidden text-xs break-all text-muted print:block">
              {site}/verify/{code}
            </p>
          </div>
          <a
            href={`/verify/${code}`}
            className="link inline-flex min-h-target items-center print:hidden"
          >
            打开验证页
          </a>
        </li>
      ))}
    </ul>
  );
}
