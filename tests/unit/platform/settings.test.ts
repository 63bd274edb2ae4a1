/** Settings that belong together are given together, or the start says which are missing. */
import { describe, expect, it, vi } from "vitest";

const bucket = {
  S3_ENDPOINT: "https://s3.example.cn",
  S3_BUCKET: "wushe-media",
  S3_ACCESS_KEY_ID: "key",
  S3_SECRET_ACCESS_KEY: "secret",
};

async function settingsOf(given: Record<string, string>) {
  vi.resetModules();
  vi.unstubAllEnvs();
  vi.stubEnv("DATABASE_URL", "postgres://localhost/nothing");
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value);
  return (await import("@/lib/platform/env")).s3Settings;
}

describe("a bucket for the files", () => {
  it("is none unless it is set", async () => {
    expect(await settingsOf({})).toBeNull();
  });

  it("is what the settings say", async () => {
    expect(await settingsOf({ ...bucket, S3_PATH_STYLE: "0" })).toMatchObject({
      endpoint: "https://s3.example.cn",
      bucket: "wushe-media",
      region: "us-east-1",
      pathStyle: false,
      links: false,
    });
  });

  it.each(Object.keys(bucket))("stops the start when %s alone is missing", async (name) => {
    const given = Object.fromEntries(Object.entries(bucket).filter(([each]) => each !== name));
    await expect(settingsOf(given)).rejects.toThrow(`使用对象存储时必须设置\n  → at ${name}`);
  });

  it("stops the start when its address is none", async () => {
    await expect(settingsOf({ ...bucket, S3_ENDPOINT: "ftp://there" })).rejects.toThrow("https://");
  });
});

describe("the keys of sealed fields", () => {
  it.each([
    ["none", ""],
    ["a weak one", `a:${Buffer.alloc(32, "1").toString("base64")}`],
    ["half a one", `a:${Buffer.alloc(16, "1").toString("base64")}`],
  ])("stop the start when there is %s, naming the setting", async (_, FIELD_KEYS) => {
    await expect(settingsOf({ FIELD_KEYS })).rejects.toThrow("FIELD_KEYS");
  });
});
