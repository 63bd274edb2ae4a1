"use client";
import { createContext, useContext } from "react";
import type { OpenBody } from "@/lib/assessment/model/question";

/** A file of the course's media as the editor lists it. */
export type MediaChoice = {
  path: string;
  sha256: string;
  width?: number | undefined;
  height?: number | undefined;
};

/** A self-check as its block shows it. */
export type CheckShown = {
  id: string;
  lesson: string | null;
  stem: string;
  kind: OpenBody["kind"];
};

/** What the blocks of a lesson need to know of the course around it. */
export type LessonPlace = {
  courseSlug: string;
  /** Drawn figures as sanitised HTML, by path. */
  figures: Readonly<Record<string, string>>;
  media: readonly MediaChoice[];
  checks: readonly CheckShown[];
  editCheck: (id: string | null) => void;
};

const Place = createContext<LessonPlace | null>(null);
export const LessonPlaceProvider = Place.Provider;

export function useLessonPlace(): LessonPlace {
  const place = useContext(Place);
  if (!place) throw new Error("A block stands outside a lesson's editor");
  return place;
}

export function mediaAddress(courseSlug: string, { path, sha256 }: MediaChoice): string {
  return `/teach/${courseSlug}/media/${sha256}/${path.slice("media/".length)}`;
}
