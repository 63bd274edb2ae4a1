/**
 * What has not been acknowledged, kept on this device under the learner it belongs to, so that
 * neither a lost network nor another person signing in on the same phone can take it away.
 */
const LEARNER = "reader:learner";

export function rememberLearner(learnerId: string): void {
  write(LEARNER, learnerId);
}

/** Who reads here, or read here last. */
export function learner(): string {
  return read(LEARNER) ?? "";
}

/** What was kept of `kind` for this lesson by whoever read here last; null when nothing was. */
export function kept<T>(kind: string, lessonId: string): T | null {
  const text = read(keyOf(kind, lessonId));
  if (!text) return null;
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
}

export function keep(kind: string, lessonId: string, value: unknown): void {
  write(keyOf(kind, lessonId), value === null ? null : JSON.stringify(value));
}

function keyOf(kind: string, lessonId: string): string {
  return `reader:${kind}:${learner()}:${lessonId}`;
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Storage is full or forbidden; what is unsent then lives as long as the page.
  }
}
