/**
 * Packages of courseware (SCORM 1.2 and 2004, Content Aggregation Model §3): what imsmanifest.xml
 * says can be started, in the order of its default organisation. Pure.
 */
import type { Courseware, CoursewareUnit } from "@/lib/media/model";
import { readArchive } from "@/lib/transfer/rules/exchange/archive";
import { readText } from "@/lib/transfer/rules/exchange/encoding";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";
import {
  descendantsOf,
  elementOf,
  elementsOf,
  readXml,
  wordsOf,
  type XmlElement,
} from "@/lib/transfer/rules/exchange/xml";

const MANIFEST = "imsmanifest.xml";
const MANIFEST_BYTES_MAX = 2 * 1024 * 1024;
const LAUNCH_CHARACTERS_MAX = 64_000;

type Outcome = { ok: true; value: Courseware } | { ok: false; message: string };

/** What a package holds, or why it cannot be used, in words. */
export function readCourseware(content: Uint8Array): Outcome {
  try {
    const names = new Set<string>();
    const files = readArchive(content, {
      wanted: (path) => {
        names.add(path);
        return path === MANIFEST;
      },
    });
    const manifest = files.get(MANIFEST);
    if (!manifest) throw new UnreadableFile("压缩包的最外层没有 imsmanifest.xml");
    if (manifest.length > MANIFEST_BYTES_MAX) throw new UnreadableFile("imsmanifest.xml 太大");
    return { ok: true, value: describe(readXml(readText(manifest)), names) };
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, message: error.message };
    throw error;
  }
}

function describe(manifest: XmlElement, names: ReadonlySet<string>): Courseware {
  const organisations = elementOf(manifest, "organizations");
  const all = organisations ? elementsOf(organisations, "organization") : [];
  const preferred = organisations?.attributes.default;
  const chosen = all.find(({ attributes }) => attributes.identifier === preferred) ?? all[0];
  const resources = resourcesOf(manifest);
  const units = (chosen ? descendantsOf(chosen, "item") : []).flatMap((item) => {
    const { identifier = "", identifierref = "", parameters = "" } = item.attributes;
    const resource = resources.get(identifierref);
    if (!resource) return [];
    const given = givenTo(item);
    const unit = {
      id: identifier,
      title: titleOf(item) || identifier,
      href: withParameters(resource.address, parameters),
      ...(resource.asset ? { asset: true as const } : {}),
      ...(Object.keys(given).length > 0 ? { given } : {}),
    };
    return [unit];
  });
  const [first] = units;
  if (!first) throw new UnreadableFile("课件包里没有可以打开的学习单元");
  const lost = units.find(({ href }) => !names.has(packagePath(href) ?? ""));
  if (lost) throw new UnreadableFile(`课件包里缺少文件：${lost.href.slice(0, 80)}`);
  const metadata = elementOf(manifest, "metadata");
  const version = wordsOf(elementOf(metadata, "schemaversion"));
  return {
    version: /2004|CAM 1\.3/i.test(version) ? "2004" : "1.2",
    title: (chosen && titleOf(chosen)) || first.title,
    units,
  };
}

/** What a unit is given to start with (SCORM 1.2 CAM §2.3.2.6, SCORM 2004 CAM §3.4.1 and SN §3.10). */
function givenTo(item: XmlElement): NonNullable<CoursewareUnit["given"]> {
  const words = (name: string) => wordsOf(elementOf(item, name)).trim();
  const launchData = words("datafromlms") || words("dataFromLMS");
  const threshold = elementOf(item, "completionThreshold");
  const objectives = elementOf(elementOf(item, "sequencing"), "objectives");
  const primary = objectives && elementOf(objectives, "primaryObjective");
  const measure =
    primary?.attributes.satisfiedByMeasure === "true"
      ? wordsOf(elementOf(primary, "minNormalizedMeasure")).trim()
      : "";
  const passingScore = numberIn(words("masteryscore") || measure);
  const least = numberIn(threshold?.attributes.minProgressMeasure ?? wordsOf(threshold).trim());
  const completionThreshold = least !== null && least >= 0 && least <= 1 ? least : null;
  return {
    ...(launchData && launchData.length <= LAUNCH_CHARACTERS_MAX ? { launchData } : {}),
    ...(passingScore === null ? {} : { passingScore }),
    ...(completionThreshold === null ? {} : { completionThreshold }),
  };
}

function numberIn(text: string): number | null {
  const number = Number(text);
  return text !== "" && Number.isFinite(number) ? number : null;
}

type Resource = { address: string; asset: boolean };

/** Resources by their names: address, with the bases above it (XML Base), and whether it says anything. */
function resourcesOf(manifest: XmlElement): Map<string, Resource> {
  const resources = elementOf(manifest, "resources");
  const base = [manifest, resources].map((each) => each?.attributes.base ?? "").join("");
  return new Map(
    (resources ? elementsOf(resources, "resource") : []).flatMap(({ attributes }) =>
      attributes.href
        ? [
            [
              attributes.identifier ?? "",
              {
                address: `${base}${attributes.base ?? ""}${attributes.href}`,
                // SCORM 1.2 writes the attribute small, SCORM 2004 does not.
                asset: (attributes.scormtype ?? attributes.scormType) === "asset",
              },
            ] as const,
          ]
        : [],
    ),
  );
}

function titleOf(element: XmlElement): string {
  return wordsOf(elementOf(element, "title")).trim().slice(0, 200);
}

/** CAM §3.4.1.12: parameters are joined on with the sign that is missing. */
function withParameters(href: string, parameters: string): string {
  const bare = parameters.replace(/^[?&]+/, "");
  if (bare === "") return href;
  if (bare.startsWith("#")) return href.includes("#") ? href : `${href}${bare}`;
  return `${href}${href.includes("?") ? "&" : "?"}${bare}`;
}

/** The file of a package that an address within it means; null when it leads elsewhere. */
export function packagePath(href: string): string | null {
  if (/^([a-z][a-z0-9+.-]*:|\/)/i.test(href)) return null;
  try {
    const path = decodeURIComponent(href.replace(/[?#].*$/s, "").replace(/^\.\//, ""));
    return path.split("/").includes("..") ? null : path;
  } catch {
    return null;
  }
}
