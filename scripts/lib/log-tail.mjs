import { existsSync, readFileSync } from 'node:fs';

const MAX_WIDTH = 300;

/** What the backend logs for each request: many lines that explain no failure. */
const REQUEST = 'rootHttpRouter info';

/** The last lines that do not just record a request, cut to a readable width. */
export const tailOf = (lines, count) =>
  lines
    .filter(line => line.trim() && !line.includes(REQUEST))
    .slice(-count)
    .map(line => line.slice(0, MAX_WIDTH));

/** The last relevant lines of a log file; none when it does not exist. */
export const tailOfFile = (file, count) =>
  existsSync(file) ? tailOf(readFileSync(file, 'utf8').split('\n'), count) : [];
