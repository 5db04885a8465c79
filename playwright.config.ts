import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/lib/find-browser.mjs';

const port = process.env.E2E_PORT ?? '3100';
const backendPort = process.env.E2E_BACKEND_PORT ?? '7107';

/** Address of a portal that runs already, for quick turns; otherwise one is started. */
const running = process.env.E2E_URL;
const url = running ?? `http://localhost:${port}`;

/** Browser tests: `npm test -- --only browser`, or `yarn playwright test` for single files. */
export default defineConfig({
  testDir: './packages/app/e2e-tests',
  testMatch: '*.test.ts',
  outputDir: './artifacts/browser',
  // All tests look at one portal; in order, so that a later page shows what an earlier test made.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME
    ? [['list'], ['json']]
    : [['list']],
  use: {
    baseURL: url,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findBrowser(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: running
    ? undefined
    : {
        command: `node scripts/demo.mjs --port ${port} --backend-port ${backendPort} --state-dir artifacts/browser-state --fresh --empty`,
        url,
        timeout: 240_000,
        stdout: 'pipe',
        gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
      },
});
