/**
 * `video.yaml`: the script of a course's short silent video. The captions are made from it here;
 * the pictures by scripts/make-media.ts. Pure.
 */
import { z } from "zod";
import { Slug } from "@/lib/catalogue/model";

const line = (max: number) => z.string().trim().min(1, "不能为空").max(max, `最多${max}个字`);

const Slide = z
  .strictObject({
    heading: line(18),
    lines: z.array(line(24)).max(4).optional(),
    figure: z
      .string()
      .regex(/^media\/[a-z0-9-]+\.svg$/)
      .optional(),
    seconds: z.int().min(4).max(20),
    captions: z.array(line(40)).min(1).max(4),
  })
  .refine((slide) => !(slide.lines && slide.figure), "lines 和 figure 只写一样");

export const VideoScript = z.strictObject({
  id: Slug,
  title: line(20),
  slides: z.array(Slide).min(4).max(12),
});
export type VideoScript = z.output<typeof VideoScript>;
export type VideoSlide = VideoScript["slides"][number];

/** Length of the whole video. */
export function videoSeconds({ slides }: VideoScript): number {
  return slides.reduce((sum, slide) => sum + slide.seconds, 0);
}

/** All that the video says, for the checks that look for numbers. */
export function videoWords({ title, slides }: VideoScript): string[] {
  return [title, ...slides.flatMap((s) => [s.heading, ...(s.lines ?? []), ...s.captions])];
}

/** The captions as WebVTT: each slide's sentences share its seconds evenly. */
export function captionsOf({ slides }: VideoScript): string {
  let start = 0;
  const cues = slides.flatMap(({ seconds, captions }) => {
    const share = seconds / captions.length;
    const from = start;
    start += seconds;
    return captions.map(
      (text, index) =>
        `${timestamp(from + share * index)} --> ${timestamp(from + share * (index + 1))}\n${text}\n`,
    );
  });
  return ["WEBVTT\n", ...cues].join("\n");
}

/** Seconds as 00:00:12.500. */
function timestamp(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const [h, m, s] = [
    milliseconds / 3_600_000,
    (milliseconds / 60_000) % 60,
    (milliseconds / 1000) % 60,
  ];
  return `${two(h)}:${two(m)}:${two(s)}.${String(milliseconds % 1000).padStart(3, "0")}`;
}
