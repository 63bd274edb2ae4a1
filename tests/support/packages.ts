/** Packages of courseware as others make them, small enough to read. */
import { writeArchive } from "@/lib/transfer/rules/exchange/archive";

type Files = Record<string, string>;

const bytes = (files: Files) =>
  writeArchive(
    Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]),
    ),
  );

/** A manifest with units by their pages. */
export function manifestOf(
  version: "1.2" | "2004",
  units: readonly [id: string, page: string][],
  assets: readonly string[] = [],
) {
  const items = units.map(
    ([id]) => `<item identifier="${id}" identifierref="R-${id}"><title>单元${id}</title></item>`,
  );
  const resources = units.map(
    ([id, page]) =>
      `<resource identifier="R-${id}" type="webcontent" adlcp:${version === "1.2" ? "scormtype" : "scormType"}="${assets.includes(id) ? "asset" : "sco"}" href="${page}"><file href="${page}"/></resource>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="M" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>${version === "1.2" ? "1.2" : "2004 4th Edition"}</schemaversion></metadata>
  <organizations default="O"><organization identifier="O"><title>入户安全（虚构课件）</title>${items.join("")}</organization></organizations>
  <resources>${resources.join("")}</resources>
</manifest>`;
}

/** A page that finds its run-time as the standard says, and shows what it found. */
export function scoPage(version: "1.2" | "2004", script: string): string {
  const [name, start] =
    version === "1.2" ? ["API", "LMSInitialize"] : ["API_1484_11", "Initialize"];
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>单元</title></head><body>
<p id="place"></p><button id="go">往下做</button><button id="done">做完了</button>
<script>
function find(win) { var tries = 0; while (!win.${name} && win.parent && win.parent !== win && tries < 7) { tries += 1; win = win.parent; } return win.${name} || null; }
var api = find(window);
var started = api ? api.${start}("") : "no run-time";
${script}
</script></body></html>`;
}

const steps12 = `
var place = Number(api.LMSGetValue("cmi.core.lesson_location") || 0);
function show() { document.getElementById("place").textContent = "做到第" + place + "步"; }
show();
document.getElementById("go").onclick = function () { place += 1; api.LMSSetValue("cmi.core.lesson_location", String(place)); api.LMSSetValue("cmi.core.lesson_status", "incomplete"); api.LMSSetValue("cmi.suspend_data", "步骤=" + place); api.LMSCommit(""); show(); };
document.getElementById("done").onclick = function () { api.LMSSetValue("cmi.core.score.raw", "85"); api.LMSSetValue("cmi.core.score.max", "100"); api.LMSSetValue("cmi.core.lesson_status", "passed"); api.LMSFinish(""); document.getElementById("place").textContent = "完成"; };`;

/** SCORM 1.2 with two units, which remember where one stopped. */
export const twoUnits = () =>
  bytes({
    "imsmanifest.xml": manifestOf("1.2", [
      ["A", "a.html"],
      ["B", "b.html"],
    ]),
    "a.html": scoPage("1.2", steps12),
    "b.html": scoPage("1.2", steps12),
  });

/** SCORM 1.2 with a page that says nothing, and a unit that only says when it begins and ends. */
export const fewWords = () =>
  bytes({
    "imsmanifest.xml": manifestOf(
      "1.2",
      [
        ["P", "p.html"],
        ["Q", "q.html"],
      ],
      ["P"],
    ),
    "p.html": "<!DOCTYPE html><p>请看这一页</p>",
    "q.html": scoPage(
      "1.2",
      'document.getElementById("done").onclick = function () { api.LMSFinish(""); document.getElementById("place").textContent = "完成"; };',
    ),
  });

/** SCORM 1.2 whose pages stand in a frame and look for the run-time around it, as authoring tools lay them out. */
export const framed = () =>
  bytes({
    "imsmanifest.xml": manifestOf("1.2", [["F", "f.html"]]),
    "f.html": '<!DOCTYPE html><iframe src="inner/page.html" width="600" height="300"></iframe>',
    "inner/page.html": scoPage(
      "1.2",
      'var got = []; try { got.push(document.cookie); got.push(String(top.document.title)); } catch (error) { got.push("refused"); } document.getElementById("place").textContent = JSON.stringify(got); document.getElementById("done").onclick = function () { api.LMSSetValue("cmi.core.lesson_status", "completed"); api.LMSFinish(""); };',
    ),
  });

const steps2004 = `
document.getElementById("place").textContent = "记得：" + (api.GetValue("cmi.suspend_data") || "没有");
document.getElementById("go").onclick = function () { api.SetValue("cmi.suspend_data", "门牌要看清"); api.SetValue("cmi.completion_status", "incomplete"); api.Commit(""); document.getElementById("place").textContent = "存了"; };
document.getElementById("done").onclick = function () { api.SetValue("cmi.score.scaled", "0.9"); api.SetValue("cmi.completion_status", "completed"); api.SetValue("cmi.success_status", "passed"); api.Terminate(""); document.getElementById("place").textContent = "完成"; };`;

/** SCORM 2004 with one unit. */
export const oneUnit = () =>
  bytes({
    "imsmanifest.xml": manifestOf("2004", [["U", "pages/u.html?lang=zh"]]),
    "pages/u.html": scoPage("2004", steps2004),
  });

/** A package that tries everything it must not do, and writes down what it got. */
export const hostile = () =>
  bytes({
    "imsmanifest.xml": manifestOf("1.2", [["H", "h.html"]]),
    "h.html": scoPage(
      "1.2",
      `
var got = {};
function attempt(what, work) { try { got[what] = String(work()); } catch (error) { got[what] = "refused"; } }
attempt("cookie", function () { return document.cookie; });
attempt("storage", function () { return localStorage.length; });
attempt("parent", function () { return parent.document.title; });
attempt("top", function () { top.location.href = "https://elsewhere.example/"; return "went"; });
function ask(what, path, options) { return fetch(path, options).then(function (r) { got[what] = "status " + r.status; }, function () { got[what] = "refused"; }); }
var origin = new URL(location.href).origin;
Promise.all([
  ask("session", origin + "/api/auth/session", { credentials: "include" }),
  ask("progress", origin + "/api/learning/progress", { method: "POST", credentials: "include", headers: { "content-type": "application/json" }, body: "{}" }),
  ask("elsewhere", "https://elsewhere.example/"),
]).then(function () { document.getElementById("place").textContent = JSON.stringify(got); });`,
    ),
  });
