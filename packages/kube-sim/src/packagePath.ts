import { join } from 'node:path';

/** Gives paths inside the folder of a package whose sources are in `source`: one that only ever runs from source. */
export function pathsInPackage(source: string) {
  return (...parts: string[]): string => join(source, '..', ...parts);
}

/** A path inside this package's folder. The package is private and has no production build. */
// eslint-disable-next-line no-restricted-syntax -- there is no production build
export const packagePath = pathsInPackage(__dirname);
