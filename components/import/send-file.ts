import { isRefusalCode, type Result, refusals } from "@/lib/platform/result";

type Sent<T> = { value: T } | { problem: string };

/**
 * Sends a file and says how much of it has gone, in percent; what went wrong comes as a sentence, which
 * says what is `unchanged`.
 */
export function sendFile<T>(
  path: string,
  file: File,
  onProgress: (percent: number) => void,
  unchanged = "课程没有任何改变",
): Promise<Sent<T>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.responseType = "text";
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onProgress(Math.floor((loaded / total) * 100));
    };
    request.onerror = () =>
      resolve({
        problem: `网络断开了，或文件在选好以后改动过。${unchanged}，请重新选择文件再试。`,
      });
    request.onload = () => resolve(answerOf<T>(request.responseText, unchanged));
    request.send(file);
  });
}

function answerOf<T>(text: string, unchanged: string): Sent<T> {
  const result = parsed<T>(text);
  if (result?.ok) return { value: result.value };
  const refusal = result?.refusal;
  const sentences = Object.values(refusal?.fields ?? {}).flat();
  if (refusal?.code === "sign_in_required") {
    return { problem: `登录已经过期。${unchanged}；请在另一个页面登录，再回到这里重试。` };
  }
  if (sentences.length > 0) return { problem: sentences.slice(0, 3).join("；") };
  const known = refusal && isRefusalCode(refusal.code) ? refusals[refusal.code] : null;
  return { problem: known ?? `平台出了问题，${unchanged}，请稍后再试。` };
}

function parsed<T>(text: string): Result<T> | null {
  try {
    return JSON.parse(text) as Result<T>;
  } catch {
    return null;
  }
}
