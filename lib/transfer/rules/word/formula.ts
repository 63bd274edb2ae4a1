/** Formulas as one line of text, as somebody would type them. Pure. */
import { elementOf, elementsOf, type XmlElement } from "@/lib/transfer/rules/exchange/xml";

export function formulaText(element: XmlElement | undefined): string {
  if (!element) return "";
  const part = (name: string) => formulaText(elementOf(element, name));
  switch (element.name) {
    case "t":
      return element.children.filter((child) => typeof child === "string").join("");
    case "f":
      return `${wrapped(part("num"))}/${wrapped(part("den"))}`;
    case "sSup":
      return `${part("e")}^${wrapped(part("sup"))}`;
    case "sSub":
      return `${part("e")}_${wrapped(part("sub"))}`;
    case "sSubSup":
      return `${part("e")}_${wrapped(part("sub"))}^${wrapped(part("sup"))}`;
    case "rad":
      return `${part("deg")}√${wrapped(part("e"))}`;
    case "nary": {
      const sign = elementOf(elementOf(element, "naryPr"), "chr")?.attributes.val ?? "∫";
      const from = part("sub");
      const to = part("sup");
      return `${sign}${from && `_${wrapped(from)}`}${to && `^${wrapped(to)}`}${part("e")}`;
    }
    case "d":
      return `(${elementsOf(element, "e").map(formulaText).join(",")})`;
    default:
      return element.name.endsWith("Pr") ? "" : elementsOf(element).map(formulaText).join("");
  }
}

function wrapped(text: string): string {
  return [...text].length > 1 ? `(${text})` : text;
}
