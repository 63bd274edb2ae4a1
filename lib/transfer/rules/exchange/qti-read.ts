/** IMS QTI 1.2, 2.x and 3.0: a package (zip) or a single XML file. Pure. */
import type { Exchange } from "@/lib/transfer/model/exchange";
import { isArchive, readArchive } from "@/lib/transfer/rules/exchange/archive";
import { ExchangeCollector } from "@/lib/transfer/rules/exchange/checked";
import { readText } from "@/lib/transfer/rules/exchange/encoding";
import {
  decoded,
  type PictureReader,
  picturePaths,
} from "@/lib/transfer/rules/exchange/picture-box";
import { oneSpelling, type QtiRead, readItem } from "@/lib/transfer/rules/exchange/qti-item";
import { readItem1 } from "@/lib/transfer/rules/exchange/qti1-item";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";
import { descendantsOf, readXml, type XmlElement } from "@/lib/transfer/rules/exchange/xml";

export function looksLikeQti(text: string): boolean {
  return /<(?:\w+:)?(?:questestinterop|assessmentItem|qti-assessment-item|assessmentTest)\b/.test(
    text.slice(0, 20_000),
  );
}

/** @throws UnreadableFile when it is no QTI, or holds no items */
export function readQti(content: Uint8Array): Exchange {
  const found = new ExchangeCollector();
  const files = isArchive(content)
    ? readArchive(content, { wanted: (path) => /\.(xml|png|jpe?g|gif|webp)$/i.test(path) })
    : new Map([["", content]]);
  let items = 0;
  for (const [path, bytes] of inOrder(files)) {
    if (path !== "" && !path.endsWith(".xml")) continue;
    const text = readText(bytes);
    if (!looksLikeQti(text)) continue;
    try {
      const picture = found.box.reader(
        (source) => files.get(besides(path, source)) ?? files.get(besides(path, decoded(source))),
      );
      const source = { picture, named: (name: string) => files.get(name) };
      items += takeFile(found, path, readXml(text), source);
    } catch (error) {
      if (!(error instanceof UnreadableFile) || path === "") throw error;
      found.leaveOut(path, error.message);
      items += 1;
    }
  }
  if (items === 0) throw new UnreadableFile("没有找到 IMS QTI 的题目");
  return found;
}

/** Files as the manifest lists them; without a manifest, by name. */
function inOrder(files: Map<string, Uint8Array>): [string, Uint8Array][] {
  const manifest = files.get("imsmanifest.xml");
  const named = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  if (!manifest) return named;
  const listed = descendantsOf(readXml(readText(manifest)), "resource").flatMap(
    ({ attributes }) => attributes.href ?? [],
  );
  const rank = new Map(listed.map((path, at) => [path, at]));
  const place = (path: string) => rank.get(path) ?? listed.length;
  return named.sort(([a], [b]) => place(a) - place(b));
}

/** The path in the archive that an address in one of its files means. */
function besides(path: string, source: string): string {
  const parts = path.split("/").slice(0, -1);
  for (const part of source.split(/[?#]/)[0]?.split("/") ?? []) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}

type Source = {
  picture: PictureReader;
  /** A file of the package by its path. */
  named: (path: string) => Uint8Array | undefined;
};

/** @returns how many items the file holds */
function takeFile(
  found: ExchangeCollector,
  path: string,
  root: XmlElement,
  source: Source,
): number {
  if (root.name === "questestinterop") {
    const items = descendantsOf(root, "item");
    for (const [index, item] of items.entries()) {
      take(found, placeOf(path, index + 1, item), readItem1(item, source.picture), source);
    }
    return items.length;
  }
  const item = oneSpelling(root);
  if (item.name !== "assessmentItem") return 0;
  take(found, path === "" ? "这道题" : path, readItem(item, source.picture), source);
  return 1;
}

function placeOf(path: string, number: number, item: XmlElement): string {
  return `${path === "" ? "" : `${path} `}第${number}题（第${item.line}行）`;
}

function take(found: ExchangeCollector, where: string, read: QtiRead, source: Source): void {
  if (read.fault !== undefined) {
    found.leaveOut(where, read.fault);
    return;
  }
  // A sample answer travels in our note, so the pictures it shows are only named.
  const sample = "sample" in read.draft ? (read.draft.sample ?? "") : "";
  for (const path of picturePaths([sample])) {
    const content = source.named(path);
    if (content) found.box.take(content, "");
  }
  found.add(where, read.draft);
  if (read.notes.length > 0) found.note(where, read.notes.join("；"));
}
