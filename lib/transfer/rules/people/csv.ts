/** Tables as text: cells between commas, semicolons or tabs, quoted where they hold one. Pure. */

/** The rows of a text; the sign between cells is the one its first line has most of. */
export function readCsv(text: string): string[][] {
  const sign = separatorOf(text);
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const end = () => {
    rows.at(-1)?.push(cell);
    cell = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? "";
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell === "") quoted = true;
    else if (char === sign) end();
    else if (char === "\n") {
      end();
      rows.push([]);
    } else cell += char;
  }
  end();
  return rows;
}

function separatorOf(text: string): string {
  const [line = ""] = text.split("\n", 1);
  const signs = [",", "\t", ";", "，"];
  const counts = signs.map((sign) => line.split(sign).length);
  return signs[counts.indexOf(Math.max(...counts))] ?? ",";
}
