/** Which uploads this browser has begun: kept so that a file can go on where it stopped after a reload. */
import type { PreviousUpload, UrlStorage } from "tus-js-client";

const PREFIX = "wushe-upload:";

/** What tus-js-client asks of a memory; it forgets when told by `forgetUpload` and not otherwise. */
export class UploadMemory implements UrlStorage {
  async findAllUploads(): Promise<PreviousUpload[]> {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX))
      .flatMap((key) => read(key) ?? []);
  }

  async findUploadsByFingerprint(fingerprint: string): Promise<PreviousUpload[]> {
    const kept = read(PREFIX + fingerprint);
    return kept ? [kept] : [];
  }

  /** The library gives up an upload at any refusal, an expired session too; that is for us to decide. */
  async removeUpload(): Promise<void> {}

  async addUpload(fingerprint: string, upload: PreviousUpload): Promise<string> {
    const key = PREFIX + fingerprint;
    try {
      localStorage.setItem(key, JSON.stringify({ ...upload, urlStorageKey: key }));
    } catch {
      // Without room the file still goes up; only a reload begins anew.
    }
    return key;
  }
}

export function forgetUpload(fingerprint: string): void {
  localStorage.removeItem(PREFIX + fingerprint);
}

function read(key: string): PreviousUpload | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") as PreviousUpload | null;
  } catch {
    return null;
  }
}
