import type { CheckInText } from "@/components/reader/lesson-document";
import type { OpenBody } from "@/lib/assessment/model/question";
import { optionsOf } from "@/lib/assessment/rules/answering";
import { plainLine } from "@/lib/assessment/rules/question-text";

/**
 * Puts each self-check's words into its place in the text, so that it can be read before (and
 * without) the script that lets one answer it.
 */
export function withChecks(html: string, checks: readonly CheckInText[]): string {
  return checks.reduce(
    (text, check) =>
      text.replace(
        `<div data-check="${check.key}"></div>`,
        () => `<div data-check="${check.key}" class="check">${staticCheck(check)}</div>`,
      ),
    html,
  );
}

function staticCheck({ stem, body }: CheckInText): string {
  const lines = optionTexts(body).map((text) => `<li>${escapeHtml(plainLine(text))}</li>`);
  return `<p class="check-label">自测</p><p>${escapeHtml(plainLine(stem))}</p><ul>${lines.join("")}</ul>`;
}

function optionTexts(body: OpenBody): string[] {
  const lefts = body.kind === "matching" ? body.lefts : [];
  return [...lefts, ...optionsOf(body)].map((option) => option.text);
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
