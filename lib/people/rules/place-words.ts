/** The history of a place, in words. Pure. */
import type { PlaceChange } from "@/lib/people/model/place";

/** “名称由“武昌区”改为“新武昌区””. */
export function changeInWords({
  kind,
  was,
  became,
}: Pick<PlaceChange, "kind" | "was" | "became">): string {
  switch (kind) {
    case "created":
      return `新建：${became}`;
    case "renamed":
      return `名称由“${was}”改为“${became}”`;
    case "kind":
      return `类别由${was}改为${became}`;
    case "contact":
      return "改了联系人或电话";
    case "moved":
      return `由${was}移到${became}`;
    case "merged":
      return `并入${became}，不再使用`;
    case "absorbed":
      return `${was}并入这里`;
    case "closed":
      return "关闭，不再接收新人员";
    case "reopened":
      return "重新开放";
  }
}
