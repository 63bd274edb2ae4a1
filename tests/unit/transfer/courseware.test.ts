import { describe, expect, it } from "vitest";
import { packageType, withScript } from "@/lib/media/rules/package-types";
import { packagePath, readCourseware } from "@/lib/transfer/rules/courseware";
import { asKept } from "@/lib/transfer/rules/courseware-text";
import { writeArchive } from "@/lib/transfer/rules/exchange/archive";
import { manifestOf, oneUnit, twoUnits } from "@/tests/support/packages";

const pack = (files: Record<string, string>) =>
  writeArchive(
    Object.fromEntries(Object.entries(files).map(([p, t]) => [p, new TextEncoder().encode(t)])),
  );
const page = "<html></html>";

describe("text in courseware", () => {
  const words = (content: Uint8Array) => new TextDecoder("utf-8", { fatal: true }).decode(content);
  // 入户 as Windows in China writes it.
  const gbk = Uint8Array.from([0xc8, 0xeb, 0xbb, 0xa7]);

  it("in GBK is kept as UTF-8, which it is said to be", () => {
    expect(words(asKept("a/page.HTM", gbk))).toBe("入户");
    expect(words(asKept("a.js", new TextEncoder().encode("入户\r\n")))).toBe("入户\r\n");
  });

  it("leaves alone what says its own encoding, and what is no text", () => {
    expect(asKept("a.xml", gbk)).toBe(gbk);
    expect(asKept("a.png", gbk)).toBe(gbk);
    const noText = Uint8Array.from([0xff, 0x00, 0x80]);
    expect(asKept("a.txt", noText)).toBe(noText);
  });
});

describe("a package of courseware", () => {
  it("of SCORM 1.2 says what can be started, in its order", () => {
    expect(readCourseware(twoUnits())).toEqual({
      ok: true,
      value: {
        ...{ version: "1.2", title: "入户安全（虚构课件）" },
        units: [
          { id: "A", title: "单元A", href: "a.html" },
          { id: "B", title: "单元B", href: "b.html" },
        ],
      },
    });
  });

  it("of SCORM 2004 keeps the parameters of its pages", () => {
    expect(readCourseware(oneUnit())).toMatchObject({
      value: { version: "2004", units: [{ id: "U", href: "pages/u.html?lang=zh" }] },
    });
  });

  it("may lay its resources under a base, name parameters, and nest its units", () => {
    const manifest = `<manifest xmlns="x"><metadata><schemaversion>1.2</schemaversion></metadata>
      <organizations><organization identifier="O"><item identifier="I"><title>章</title>
        <item identifier="J" identifierref="R" parameters="?step=2"><title>节</title></item></item></organization></organizations>
      <resources xml:base="content/"><resource identifier="R" xml:base="one/" href="a.html"/></resources></manifest>`;
    expect(
      readCourseware(pack({ "imsmanifest.xml": manifest, "content/one/a.html": page })),
    ).toMatchObject({
      value: { title: "节", units: [{ id: "J", title: "节", href: "content/one/a.html?step=2" }] },
    });
  });

  it("says which units only are looked at, and what the others are given to start with", () => {
    const manifest = `<manifest xmlns:adlcp="a"><metadata><schemaversion>1.2</schemaversion></metadata>
      <organizations><organization><item identifier="I" identifierref="R"><title>读</title></item>
        <item identifier="J" identifierref="S"><title>考</title><adlcp:masteryscore>80</adlcp:masteryscore>
          <adlcp:datafromlms>难度=2</adlcp:datafromlms></item></organization></organizations>
      <resources><resource identifier="R" adlcp:scormtype="asset" href="a.html"/>
        <resource identifier="S" adlcp:scormtype="sco" href="b.html"/></resources></manifest>`;
    const read = readCourseware(
      pack({ "imsmanifest.xml": manifest, "a.html": page, "b.html": page }),
    );
    expect(read).toMatchObject({
      value: {
        units: [
          { id: "I", asset: true },
          { id: "J", given: { passingScore: 80, launchData: "难度=2" } },
        ],
      },
    });
  });

  it("of SCORM 2004 says when a unit is passed and when it is complete", () => {
    const manifest = `<manifest xmlns:adlcp="a" xmlns:imsss="s"><metadata><schemaversion>2004 4th Edition</schemaversion></metadata>
      <organizations><organization><item identifier="I" identifierref="R"><title>考</title>
        <adlcp:completionThreshold minProgressMeasure="0.75"/>
        <imsss:sequencing><imsss:objectives><imsss:primaryObjective satisfiedByMeasure="true">
          <imsss:minNormalizedMeasure>0.6</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives></imsss:sequencing>
      </item></organization></organizations>
      <resources><resource identifier="R" adlcp:scormType="sco" href="a.html"/></resources></manifest>`;
    expect(readCourseware(pack({ "imsmanifest.xml": manifest, "a.html": page }))).toMatchObject({
      value: { units: [{ given: { passingScore: 0.6, completionThreshold: 0.75 } }] },
    });
  });

  it("packed by Windows in China, in GBK, has the names it was given", () => {
    const manifest = manifestOf("1.2", [["A", "入户.html"]]);
    const archive = pack({ "imsmanifest.xml": manifest, "ABCD.html": page });
    // 入户 in GBK takes four bytes, as ABCD does; the flag that says UTF-8 is not set for either.
    const named = Buffer.from(archive);
    for (let at = named.indexOf("ABCD"); at >= 0; at = named.indexOf("ABCD", at)) {
      named.set([0xc8, 0xeb, 0xbb, 0xa7], at);
    }
    expect(readCourseware(named)).toMatchObject({
      ok: true,
      value: { units: [{ href: "入户.html" }] },
    });
  });

  it.each([
    ["no archive", new TextEncoder().encode("not a zip at all"), /压缩包/],
    ["no manifest", pack({ "index.html": page }), /没有 imsmanifest\.xml/],
    ["a manifest further down", pack({ "x/imsmanifest.xml": manifestOf("1.2", []) }), /最外层/],
    ["no units", pack({ "imsmanifest.xml": manifestOf("1.2", []) }), /没有可以打开的学习单元/],
    [
      "a page that is missing",
      pack({ "imsmanifest.xml": manifestOf("1.2", [["A", "a.html"]]) }),
      /缺少文件：a\.html/,
    ],
    [
      "a page elsewhere",
      pack({ "imsmanifest.xml": manifestOf("1.2", [["A", "https://elsewhere.example/a.html"]]) }),
      /缺少文件/,
    ],
    ["broken XML", pack({ "imsmanifest.xml": "<manifest><organizations>" }), /XML/],
    [
      "a document type",
      pack({ "imsmanifest.xml": '<!DOCTYPE m [<!ENTITY x "y">]><manifest/>' }),
      /DOCTYPE/,
    ],
    [
      "a name that leads out",
      pack({ "../imsmanifest.xml": "x", "imsmanifest.xml": "x" }),
      /不安全的文件名/,
    ],
  ])("with %s is refused in words", (_, content, message) => {
    const read = readCourseware(content);
    expect(read.ok ? "" : read.message).toMatch(message);
  });
});

it("leads to files within the package and nowhere else", () => {
  expect(packagePath("./a%20b/c.html?x#y")).toBe("a b/c.html");
  for (const away of [
    "/etc/passwd",
    "../a.html",
    "https://x.example",
    "javascript:alert(1)",
    "%E0%A4%A",
  ]) {
    expect(packagePath(away)).toBeNull();
  }
});

it("knows what its files are sent as; what it does not know is only saved", () => {
  expect(packageType("a/B.HTML")).toBe("text/html; charset=utf-8");
  expect(packageType("constructor")).toBe("application/octet-stream");
  expect(packageType("run.exe")).toBe("application/octet-stream");
});

it.each([
  [
    "<!DOCTYPE html><html><head lang=x><title>x</title>",
    '<!DOCTYPE html><html><head lang=x><script src="/r.js"></script><title>x</title>',
  ],
  ["<!doctype html><html><body>x", '<!doctype html><html><script src="/r.js"></script><body>x'],
  ["<p>x</p>", '<script src="/r.js"></script><p>x</p>'],
])("puts the run-time before everything: %s", (html, expected) => {
  expect(withScript(html, "/r.js")).toBe(expected);
});
