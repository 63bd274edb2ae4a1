import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
  root,
  resolve: {
    alias: { "@": root.replace(/\/$/, ""), "server-only": `${root}tests/support/empty.ts` },
  },
  test: {
    env: {
      NEXTAUTH_SECRET: "only-for-tests-only-for-tests-only-for",
      FIELD_KEYS: "test:b25seS1mb3ItdGVzdHMtMDEyMzQ1Njc4OS1hYmNkZWY=",
      DATABASE_POOL: "6",
      LOG_LEVEL: "silent",
    },
    setupFiles: ["tests/support/console.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/architecture.test.ts", "tests/unit/**/*.test.ts"],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          setupFiles: ["tests/support/database.ts"],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "operations",
          include: ["tests/operations/**/*.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
