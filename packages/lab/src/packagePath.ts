import { join } from 'node:path';

/** A path inside this package's folder. The lab is private and has no production build. */
export function packagePath(...parts: string[]): string {
  // eslint-disable-next-line no-restricted-syntax -- there is no production build
  return join(__dirname, '..', ...parts);
}
