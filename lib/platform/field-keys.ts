/** The keys of sealed fields as an operator writes them: `id:base64[,id:base64…]`. Pure. */

export type FieldKey = { id: string; key: Buffer };

const KEY_BYTES = 32;

/** Why a setting cannot be used, in the operator's words; null when it can. */
export function fieldKeysProblem(setting: string): string | null {
  const parts = setting.split(",").map((part) => part.trim());
  const ids = parts.map((part) => part.slice(0, Math.max(0, part.indexOf(":"))));
  if (ids.some((id) => !/^[a-z0-9]{1,16}$/.test(id))) {
    return "应为 编号:密钥，编号是小写字母和数字，多把密钥用逗号隔开";
  }
  if (new Set(ids).size < ids.length) return "有两把密钥的编号相同";
  for (const { id, key } of readFieldKeys(setting)) {
    if (key.length !== KEY_BYTES) {
      return `密钥 ${id} 应为32字节的 base64，可用 openssl rand -base64 32 生成`;
    }
    // Thirty-two random bytes have this few different ones less often than once in 10^20.
    if (new Set(key).size < 16) return `密钥 ${id} 太弱，请用 openssl rand -base64 32 生成`;
  }
  return null;
}

/** The keys in their order; the first one seals. */
export function readFieldKeys(setting: string): FieldKey[] {
  return setting.split(",").map((part) => {
    const [id = "", ...key] = part.trim().split(":");
    return { id, key: Buffer.from(key.join(":"), "base64") };
  });
}
