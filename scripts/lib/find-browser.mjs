import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];

const MAC_APPS = ['Chromium', 'Google Chrome'].map(
  name => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Path of an installed Chromium or Chrome; `CHROMIUM_PATH` wins. */
export function findBrowser(env = process.env) {
  if (env.CHROMIUM_PATH) {
    return env.CHROMIUM_PATH;
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = folders.flatMap(dir => NAMES.map(name => join(dir, name)));
  return [...onPath, ...MAC_APPS].find(isExecutable);
}
