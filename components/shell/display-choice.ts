/**
 * The reader's choice of theme and text size: kept in localStorage, shown as `data-theme` and
 * `data-text` on the root element. The default is the absence of both.
 */
export const themes = { light: "浅色", dark: "深色", system: "跟随系统" } as const;
export const textSizes = { standard: "标准", large: "大", larger: "特大" } as const;

export type DisplayChoice = { theme: keyof typeof themes; text: keyof typeof textSizes };
export const defaultChoice: DisplayChoice = { theme: "system", text: "standard" };

const CHANGED = "displaychange";

export function chosenTheme(): DisplayChoice["theme"] {
  const { theme } = document.documentElement.dataset;
  return theme === "light" || theme === "dark" ? theme : defaultChoice.theme;
}

export function chosenText(): DisplayChoice["text"] {
  const { text } = document.documentElement.dataset;
  return text === "large" || text === "larger" ? text : defaultChoice.text;
}

/** Shows the choice at once and keeps it for the next visit. */
export function choose<K extends keyof DisplayChoice>(key: K, value: DisplayChoice[K]): void {
  show(key, value);
  try {
    if (value === defaultChoice[key]) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Storage may be full or forbidden; the choice then lasts until the page is left.
  }
}

/** Shows what was chosen before, in a document that display-script.ts did not reach. */
export function restoreChoice(): void {
  try {
    show("theme", localStorage.getItem("theme") ?? defaultChoice.theme);
    show("text", localStorage.getItem("text") ?? defaultChoice.text);
  } catch {
    // Without storage there was no choice to keep.
  }
}

/** Calls back when the choice changes here or, through storage, in another tab. */
export function onChoice(changed: () => void): () => void {
  const fromOtherTab = ({ key, newValue }: StorageEvent) => {
    if (key === "theme" || key === "text") show(key, newValue ?? defaultChoice[key]);
  };
  window.addEventListener(CHANGED, changed);
  window.addEventListener("storage", fromOtherTab);
  return () => {
    window.removeEventListener(CHANGED, changed);
    window.removeEventListener("storage", fromOtherTab);
  };
}

function show(key: keyof DisplayChoice, value: string): void {
  const { dataset } = document.documentElement;
  if (value === defaultChoice[key]) delete dataset[key];
  else dataset[key] = value;
  window.dispatchEvent(new Event(CHANGED));
}
