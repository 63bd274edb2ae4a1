import { Tag } from "@/components/ui/tag";

const looks = {
  added: { tone: "good", words: "＋ 新增" },
  removed: { tone: "danger", words: "－ 删去" },
  changed: { tone: "amber", words: "改动" },
  replaced: { tone: "amber", words: "换了" },
  renamed: { tone: "amber", words: "改名" },
  moved: { tone: "plain", words: "移动" },
} as const;

/** What became of a thing, in a word and a sign. */
export function ChangeTag({ kind }: { kind: keyof typeof looks }) {
  const { tone, words } = looks[kind];
  return <Tag tone={tone}>{words}</Tag>;
}
