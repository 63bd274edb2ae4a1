/** Puts the browser's bare player into media-chrome's controls, in Chinese. */
import "media-chrome/dist/media-captions-button.js";
import "media-chrome/dist/media-control-bar.js";
import "media-chrome/dist/media-controller.js";
import "media-chrome/dist/media-fullscreen-button.js";
import "media-chrome/dist/media-loading-indicator.js";
import "media-chrome/dist/media-mute-button.js";
import "media-chrome/dist/media-pip-button.js";
import "media-chrome/dist/media-play-button.js";
import "media-chrome/dist/media-playback-rate-button.js";
import "media-chrome/dist/media-seek-backward-button.js";
import "media-chrome/dist/media-time-display.js";
import "media-chrome/dist/media-time-range.js";
import "media-chrome/dist/lang/zh-CN.js";
import { setLanguage } from "media-chrome/dist/utils/i18n.js";

const RATES = [0.75, 1, 1.25, 1.5, 2];

export function dressPlayer(media: HTMLMediaElement, fastest: number): void {
  setLanguage("zh-CN");
  const isVideo = media instanceof HTMLVideoElement;
  const controller = document.createElement("media-controller");
  if (!isVideo) controller.setAttribute("audio", "");
  media.replaceWith(controller);
  media.removeAttribute("controls");
  media.slot = "media";
  const bar = document.createElement("media-control-bar");
  const parts: [string, Record<string, string>][] = [
    ["media-play-button", {}],
    ["media-seek-backward-button", { seekoffset: "10" }],
    ["media-time-range", {}],
    ["media-time-display", { showduration: "" }],
    ["media-playback-rate-button", { rates: RATES.filter((rate) => rate <= fastest).join(" ") }],
    ["media-mute-button", {}],
    ...(isVideo
      ? ([
          ["media-captions-button", {}],
          ["media-pip-button", {}],
          ["media-fullscreen-button", {}],
        ] satisfies [string, Record<string, string>][])
      : []),
  ];
  for (const [name, attributes] of parts) {
    const part = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
    bar.append(part);
  }
  const waiting = document.createElement("media-loading-indicator");
  waiting.slot = "centered-chrome";
  controller.append(media, ...(isVideo ? [waiting] : []), bar);
}
