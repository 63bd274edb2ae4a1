/** Captions as they are edited: cues with times, from WebVTT or SubRip and back to WebVTT. Pure. */
import type { Cue } from "@/lib/media/model";

/** Seconds of a cue, its words with line breaks. */
export type CaptionCue = Cue;

const TIMES = /^\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})/;

/** The cues of a WebVTT or SubRip file, in its order; what has no times is left out. */
export function readCaptions(source: string): CaptionCue[] {
  return source
    .replace(/^\ufeff/, "")
    .replaceAll("\r\n", "\n")
    .replaceAll("\r", "\n")
    .split(/\n{2,}/)
    .flatMap((block) => {
      const lines = block.split("\n");
      const at = lines.findIndex((line) => TIMES.test(line));
      const times = at < 0 ? null : TIMES.exec(lines[at] ?? "");
      if (!times) return [];
      const text = lines
        .slice(at + 1)
        .map((line) => line.replace(/<[^>]*>/g, "").trim())
        .filter((line) => line !== "")
        .join("\n");
      return [{ from: secondsOf(times[1]), to: secondsOf(times[2]), text: plain(text) }];
    });
}

const ENTITIES: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&nbsp;": " " };

function plain(text: string): string {
  return text.replace(/&(?:lt|gt|amp|nbsp);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** The cues as a WebVTT file. */
export function writeCaptions(cues: readonly CaptionCue[]): string {
  const blocks = cues.map(({ from, to, text }) => {
    const words = text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .join("\n")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;");
    return `${timestamp(from)} --> ${timestamp(to)}\n${words}\n`;
  });
  return `WEBVTT\n\n${blocks.join("\n")}`;
}

/** "00:01:02.345"; what is less than a thousandth of a second is rounded. */
export function timestamp(seconds: number): string {
  const thousandths = Math.max(0, Math.round(seconds * 1000));
  const two = (number: number) => String(number).padStart(2, "0");
  const hours = Math.floor(thousandths / 3_600_000);
  const minutes = Math.floor(thousandths / 60_000) % 60;
  const rest = (thousandths % 60_000) / 1000;
  return `${two(hours)}:${two(minutes)}:${rest.toFixed(3).padStart(6, "0")}`;
}

/** Seconds of a time as people write it ("1:02.5", "00:01:02,500", "62"); null for anything else. */
export function readTime(text: string): number | null {
  const match = /^\s*(?:(?:(\d+):)?(\d{1,3}):)?(\d+(?:[.,]\d{1,3})?)\s*$/.exec(
    text.replaceAll("：", ":").replaceAll("。", "."),
  );
  if (!match) return null;
  const [, hours = "0", minutes = "0", seconds = "0"] = match;
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(",", "."));
  return Math.round(whole * 1000) / 1000;
}

function secondsOf(time = ""): number {
  return readTime(time) ?? 0;
}

export type CaptionProblem = {
  /** Place of the cue, from 0. */
  cue: number;
  message: string;
  /** Cannot be saved so. */
  grave: boolean;
};

/** People read Chinese captions at about so many signs a second; more cannot be followed. */
const SIGNS_PER_SECOND = 9;
const LINE_SIGNS_MAX = 24;

/** What is wrong with cues, in their order: what cannot be saved, and what reads badly. */
export function checkCaptions(cues: readonly CaptionCue[]): CaptionProblem[] {
  if (cues.length === 0) return [{ cue: 0, message: "还没有一句字幕", grave: true }];
  return cues.flatMap(({ from, to, text }, cue) => {
    const next = cues[cue + 1];
    const which = `第${cue + 1}句`;
    const say = (message: string, grave: boolean) => ({ cue, message: which + message, grave });
    const signs = text.replace(/\s/g, "").length;
    return [
      ...(to <= from ? [say("的结束时间不晚于开始时间", true)] : []),
      ...(signs === 0 ? [say("没有文字", true)] : []),
      ...(next && next.from < from ? [say("之后的一句排在了它前面，请按时间排好", true)] : []),
      ...(next && next.from >= from && next.from < to
        ? [say(`和第${cue + 2}句的时间重叠`, true)]
        : []),
      ...(to > from && signs / (to - from) > SIGNS_PER_SECOND
        ? [say("太快，读不完，请拉长时间或拆成两句", false)]
        : []),
      ...(text.split("\n").some((line) => line.length > LINE_SIGNS_MAX)
        ? [say(`一行超过${LINE_SIGNS_MAX}字，手机上会折行`, false)]
        : []),
    ];
  });
}

/** One cue becomes two, the words cut at `at` (or near their middle), the time in the same proportion. */
export function splitCue(cues: readonly CaptionCue[], index: number, at?: number): CaptionCue[] {
  const cue = cues[index];
  if (!cue) return [...cues];
  const { from, to, text } = cue;
  const cut = at && at > 0 && at < text.length ? at : middleOf(text);
  const share = text.length > 0 ? Math.min(0.9, Math.max(0.1, cut / text.length)) : 0.5;
  const middle = Math.round((from + (to - from) * share) * 1000) / 1000;
  const parts = [
    { from, to: middle, text: text.slice(0, cut).trim() },
    { from: middle, to, text: text.slice(cut).trim() },
  ];
  return [...cues.slice(0, index), ...parts, ...cues.slice(index + 1)];
}

/** Behind the sign of punctuation nearest to the middle, else the middle itself. */
function middleOf(text: string): number {
  const middle = Math.ceil(text.length / 2);
  const breaks = [...text.matchAll(/[，。；：、！？,.;!?\s]/g)]
    .map(({ index }) => index + 1)
    .filter((at) => at < text.length);
  const nearest = breaks.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return nearest ?? middle;
}

/** A cue and the one after it become one. */
export function mergeCue(cues: readonly CaptionCue[], index: number): CaptionCue[] {
  const [cue, next] = [cues[index], cues[index + 1]];
  if (!cue || !next) return [...cues];
  const text = [cue.text, next.text].filter((words) => words !== "").join("\n");
  return [...cues.slice(0, index), { from: cue.from, to: next.to, text }, ...cues.slice(index + 2)];
}

/** A new cue after `index` (before all: −1), in the room there is, of at most three seconds. */
export function addCue(cues: readonly CaptionCue[], index: number, at?: number): CaptionCue[] {
  const from = at ?? cues[index]?.to ?? 0;
  const room = (cues[index + 1]?.from ?? Number.POSITIVE_INFINITY) - from;
  const to = from + Math.max(0.5, Math.min(3, room));
  return [...cues.slice(0, index + 1), { from, to, text: "" }, ...cues.slice(index + 1)];
}
