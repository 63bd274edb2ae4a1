/** Faults in the words of the screens on which they are mended. Pure. */
import type { DraftFault } from "@/lib/authoring/model/draft";

/** What the fields of course.yaml and of a lesson's head are called on screen. */
const fieldNames: Record<string, string> = {
  ...{ title: "标题", summary: "简介", audience: "给谁学", outcomes: "学完能做什么" },
  ...{ contentAsOf: "内容截至", cover: "封面", prerequisites: "要先学完", modules: "大纲" },
  ...{ minutes: "学习时长", objectives: "学习目标", sources: "出处", facts: "事实编号" },
  ...{ certificate: "结业证书", completion: "怎样算学完", lessons: "课时" },
};

/** A fault by the name of its field; one in the text by its line, for those who look at the file. */
export function faultInWords({ line, message }: DraftFault): string {
  const [, key = "", rest = ""] = /^([a-zA-Z]+)(?:\.[\w.]+)?：(.+)$/s.exec(message) ?? [];
  const name = fieldNames[key];
  return name ? `${name}：${rest}` : `第${line}行：${message}`;
}
