/** Where a question stands on the page. */
export function questionElementId(number: number): string {
  return `question-${number}`;
}

/** Brings a question into view and moves the focus to it, so that a screen reader reads it. */
export function goToQuestion(number: number) {
  const element = document.getElementById(questionElementId(number));
  element?.scrollIntoView({ block: "start" });
  element?.focus({ preventScroll: true });
}
