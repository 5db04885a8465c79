import { existsSync, readFileSync } from 'node:fs';

/** The last lines of a text file; none when it does not exist. */
export function lastLines(file, count) {
  return existsSync(file)
    ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count)
    : [];
}
