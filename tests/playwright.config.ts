import { defineConfig, devices } from "@playwright/test";

const desktop = { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } };
const sharedBank = /(grade-answers|keep-a-bank)\.spec\.ts$/;

/** `scripts/test.mjs e2e` starts the server and says where it and the browser are. */
export default defineConfig({
  testDir: "./e2e",
  outputDir: "../test-results",
  forbidOnly: Boolean(process.env.CI),
  // A test mostly waits for the browser: two fill two cores. Each makes its own people and courses.
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: process.env.E2E_BASE_URL ?? "http://localhost:3000",
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    screenshot: "only-on-failure",
    // Recording what nobody looks at takes as long again as the journeys. E2E_TRACE=1 asks for it.
    trace: process.env.E2E_TRACE ? "retain-on-failure" : "off",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    {
      name: "phone",
      testMatch: /\.phone\.spec\.ts$/,
      use: {
        ...devices["Desktop Chrome"],
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
        deviceScaleFactor: 2,
      },
    },
    { name: "desktop", testIgnore: [/\.phone\.spec\.ts$/, sharedBank], use: desktop },
    // These change the bank of one course, and count what is in it.
    { name: "bank", testMatch: sharedBank, workers: 1, use: desktop },
  ],
});
