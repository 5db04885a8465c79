import { installPackage } from './apt.mjs';
import { findBrowser } from './find-browser.mjs';

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
  const reason = await installPackage('chromium', {
    log,
    missing: 'no Chromium or Chrome was found',
  });
  return reason
    ? { reason: `${reason}; set CHROMIUM_PATH to use one` }
    : { path: findBrowser() };
}
