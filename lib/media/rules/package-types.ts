/** What the files in a package of courseware are sent as, by the ending of their names. Pure. */
const types: Record<string, string> = {
  ...{
    html: "text/html; charset=utf-8",
    htm: "text/html; charset=utf-8",
    xhtml: "text/html; charset=utf-8",
  },
  ...{ js: "text/javascript; charset=utf-8", mjs: "text/javascript; charset=utf-8" },
  ...{ css: "text/css; charset=utf-8", json: "application/json", xml: "application/xml" },
  ...{
    txt: "text/plain; charset=utf-8",
    vtt: "text/vtt; charset=utf-8",
    srt: "text/plain; charset=utf-8",
  },
  ...{
    png: "image/png",
    jpg: "image/jpeg",
    jpeg: "image/jpeg",
    gif: "image/gif",
    webp: "image/webp",
  },
  ...{ svg: "image/svg+xml", ico: "image/x-icon", bmp: "image/bmp" },
  ...{ mp4: "video/mp4", webm: "video/webm", m4v: "video/mp4", ogv: "video/ogg" },
  ...{ mp3: "audio/mpeg", m4a: "audio/mp4", ogg: "audio/ogg", wav: "audio/wav" },
  ...{
    woff: "font/woff",
    woff2: "font/woff2",
    ttf: "font/ttf",
    otf: "font/otf",
    pdf: "application/pdf",
  },
};

/** The type of a file; bytes to be saved and nothing else where the ending is not known. */
export function packageType(path: string): string {
  const ending = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(types, ending) ? (types[ending] ?? "") : "application/octet-stream";
}

/** A page with a script before all of its own, so that what the script offers is there when they look. */
export function withScript(html: string, address: string): string {
  const tag = `<script src="${address}"></script>`;
  const head = /<head\b[^>]*>/i.exec(html);
  if (head) {
    const at = head.index + head[0].length;
    return html.slice(0, at) + tag + html.slice(at);
  }
  const start =
    /^\s*(<\?xml[^>]*>\s*)?(<!doctype[^>]*>)?\s*(<html\b[^>]*>)?/i.exec(html)?.[0] ?? "";
  return start + tag + html.slice(start.length);
}
