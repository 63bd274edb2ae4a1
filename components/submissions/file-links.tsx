import { unreadInWords } from "@/components/submissions/unread-words";
import type { DraftFile } from "@/lib/submissions/model/decision";

type Props = {
  files: readonly { href: string; name: string; sha256: string; unread: DraftFile["unread"] }[];
};

/** The files that were handed in; each address opens one of them for an hour. */
export function FileLinks({ files }: Props) {
  if (files.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-lg">附件</h2>
      <ul className="flex flex-col gap-1">
        {files.map(({ href, name, sha256, unread }) => (
          <li key={sha256}>
            <a href={href} className="link inline-flex min-h-target items-center break-all">
              {name}
            </a>
            {unread && <span className="block text-sm text-muted">{unreadInWords(unread)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
