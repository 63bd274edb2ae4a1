/** Faults in the words of the screens on which they are mended. Pure. */
import type { DraftFault } from "@/lib/authoring/model/draft";

/** What the fields of course.yaml and of a lesson's head are called on screen. */
const fieldNames: Record<string, string> = {
  ...{ title: "标题", summary: "简介", audience: "给谁学", outcomes: "学完能做什么" },
  ...{ contentAsOf: "内容截至", cover: "封面", prerequisites: "要先学完", modules: "大纲" },
  ...{ minutes: "学习时长", objectives: "学习目标", sources: "出处", facts: "事实编号" },
  ...{ certificate: "结业证书", completion: "怎样算学完", lessons: "课时" },
  ...{ series: "系列", enrolment: "谁能参加", credit: "学时计为", required: "必学还是选学" },
  ...{ quiz: "结业测验", video: "视频", audio: "音频", document: "文档", package: "课件包" },
};

/**
 * A fault by the name of its field; one that begins with the words it is about as it is; one in the text by
 * its line, for those who look at the file.
 */
export function faultInWords({ line, message }: DraftFault): string {
  const [, key = "", place, rest = ""] = /^([a-zA-Z]+)(\.[^：]+)?：(.+)$/s.exec(message) ?? [];
  const name = fieldNames[key];
  if (name) return `${name}${/^\.(第\d+项)/.exec(place ?? "")?.[1] ?? ""}：${rest}`;
  return /^“[^”]+”：/.test(message) ? message : `第${line}行：${message}`;
}
