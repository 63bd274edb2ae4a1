import "server-only";
import { resolve } from "node:path";
import { env, s3Settings } from "@/lib/platform/env";
import { FolderStorage } from "@/lib/platform/storage/folder";
import { S3Storage } from "@/lib/platform/storage/s3";
import type { Store } from "@/lib/platform/storage/store";

/** Where this platform's files lie: in a bucket where one is set, else in a folder. */
export const storage: Store = s3Settings
  ? new S3Storage(s3Settings)
  : new FolderStorage(resolve(env.MEDIA_FOLDER));
