/** Moodle's category paths, of which the last part is our 知识点. A slash in a name stands twice. Pure. */

export function topicOfPath(path: string): string {
  const last = path.replaceAll("//", "\u0000").split("/").at(-1) ?? "";
  return last.replaceAll("\u0000", "/").trim();
}

export function pathOfTopic(topic: string): string {
  return topic.replaceAll("/", "//");
}
