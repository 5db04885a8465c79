import { existsSync } from 'node:fs';
import { findBrowser } from './find-browser.mjs';
import { run } from './run.mjs';

/** Whether Debian's package can be installed here: apt, and the right to use it. */
function canInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * Finds a browser, installing Debian's `chromium` if there is none and we may.
 *
 * @returns {Promise<{path?: string, reason?: string}>} the reason says why there is none
 */
export async function prepareBrowser({ log }) {
  const found = findBrowser();
  if (found) {
    return { path: found };
  }
  if (!canInstall()) {
    return {
      reason:
        'no Chromium or Chrome was found, and it cannot be installed without root and apt-get; set CHROMIUM_PATH to use one',
    };
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = args =>
    run({
      sentence: 'Chromium could not be installed',
      name: 'apt-get',
      command: 'apt-get',
      args,
      cwd: '/',
      env,
      log,
    });
  try {
    await apt(['update', '-qq']);
    await apt(['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  } catch (error) {
    return { reason: error.message };
  }
  return { path: findBrowser() };
}
