import { parseArgs } from 'node:util';
import { Failure } from './failure.mjs';

/**
 * Parses command line flags.
 *
 * @param {Record<string, {type: 'string' | 'boolean', help: string, value?: string}>} spec
 * @param {string[]} argv
 * @returns {Record<string, string | boolean | undefined>}
 * @throws Failure naming the flag that is unknown or lacks its value
 */
export function parseFlags(spec, argv) {
  const options = Object.fromEntries(
    Object.entries(spec).map(([name, { type }]) => [name, { type }]),
  );
  try {
    return parseArgs({ args: argv, options, strict: true }).values;
  } catch (error) {
    const known = Object.keys(spec).map(name => `--${name}`);
    throw new Failure(
      `${error.message.split('. ')[0]}. Known flags: ${known.join(', ')}.`,
    );
  }
}

/** Reads a port number flag; `undefined` stays `undefined`. */
export function portFlag(name, text) {
  if (text === undefined) {
    return undefined;
  }
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Failure(
      `--${name} is "${text}"; it has to be a port number between 1 and 65535.`,
    );
  }
  return port;
}

/** Help text made of the same specification the parser uses. */
export function helpText(usage, spec) {
  const rows = Object.entries(spec).map(([name, { value, help }]) => [
    `  --${name}${value ? ` ${value}` : ''}`,
    help,
  ]);
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return [usage, '', ...rows.map(([l, r]) => l.padEnd(width) + r)].join('\n');
}
