import { existsSync, readFileSync } from 'node:fs';

const MAX_WIDTH = 300;

/** What the backend logs for each request; hundreds of lines that explain no failure. */
const REQUEST = 'rootHttpRouter info';

/** The last lines that are more than "a request was answered", cut to a readable width. */
export const tellingLines = (lines, count) =>
  lines
    .filter(line => line.trim() && !line.includes(REQUEST))
    .slice(-count)
    .map(line => line.slice(0, MAX_WIDTH));

/** The last telling lines of a log file; none when it does not exist. */
export const lastLines = (file, count) =>
  existsSync(file)
    ? tellingLines(readFileSync(file, 'utf8').split('\n'), count)
    : [];
