/** The allow-list of figures: elements, attributes and the shape of every value. */
import { figureClasses } from "@/lib/catalogue/model";

const shapes = ["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"];
export const figureElements = ["svg", "g", ...shapes, "text", "tspan", "title", "desc"] as const;

const number = /^-?\d{1,5}(\.\d{1,4})?$/;
const size = /^\d{1,5}(\.\d{1,4})?$/;
const numbers = /^-?[\d.]+([\s,]+-?[\d.]+)*$/;

/** Attribute → what its value must look like. Colours are missing on purpose: they come from classes. */
const values: Record<string, RegExp> = {
  x: number,
  y: number,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
  r: size,
  rx: size,
  ry: size,
  width: size,
  height: size,
  points: numbers,
  d: /^[MmLlHhVvCcSsQqTtAaZz\d\s.,-]+$/,
  transform: /^((translate|rotate|scale)\([-\d\s.,]+\)\s*)+$/,
  opacity: /^(0|1|0?\.\d{1,3})$/,
  "stroke-width": size,
  "stroke-dasharray": numbers,
  "stroke-linecap": /^(butt|round|square)$/,
  "stroke-linejoin": /^(miter|round|bevel)$/,
  "font-size": size,
  "font-weight": /^(normal|bold|[1-9]00)$/,
  "text-anchor": /^(start|middle|end)$/,
  "dominant-baseline": /^(auto|middle|central|hanging)$/,
};

export const figureAttributes = Object.keys(values);

const rootValues: Record<string, RegExp> = {
  xmlns: /^http:\/\/www\.w3\.org\/2000\/svg$/,
  viewBox: /^-?[\d.]+ -?[\d.]+ [1-9][\d.]* [1-9][\d.]*$/,
};

export function isFigureElement(name: string): boolean {
  return (figureElements as readonly string[]).includes(name);
}

/** Whether an element of a figure may carry this attribute with this value. */
export function checkAttribute(element: string, name: string, value: string): boolean {
  if (name === "class") return value.split(" ").every((word) => isFigureClass(word));
  if (element === "title" || element === "desc") return false;
  const table = element === "svg" ? rootValues : values;
  return Object.hasOwn(table, name) && (table[name]?.test(value) ?? false);
}

function isFigureClass(word: string): boolean {
  return (figureClasses as readonly string[]).includes(word);
}
