import { passwordsInAddresses } from './addresses';
import { knownTokens } from './knownTokens';
import { namedValues } from './namedValues';
import { Detector, HIDDEN, hideRanges } from './Range';
import { pairedValues } from './pairedValues';
import { redisCommands } from './redisCommands';
import { spacedValues } from './spacedValues';
import { tokenShapes } from './tokenShapes';
import { spellings } from './spellings';

/** Each takes time linear in the length of the text. */
const DETECTORS: readonly Detector[] = [
  passwordsInAddresses,
  namedValues,
  pairedValues,
  spacedValues,
  redisCommands,
  knownTokens,
  tokenShapes,
];

/** Shorter values would hide half of every line, and protect nothing. */
const MIN_VALUE = 4;
/** A line of a longer value is hidden by itself from this length on: "spec:" is not. */
const MIN_LINE = 8;

/**
 * Hides what must not be shown. `longest`: characters of the longest value it knows, in any spelling.
 *
 * @public
 */
export type Redactor = { (text: string): string; readonly longest: number };

/**
 * Creates a function that hides secrets in texts from clusters: passwords in URLs and connection strings, tokens,
 * private keys, `password=` and the like, and every given value, as it is, as base64, in a URL and inside quotes. Of a
 * value of several lines each line is hidden, as texts are often read line by line. Takes time linear in the length of
 * the text, whatever it contains.
 *
 * @param known - values that must not be shown; those of fewer than four characters are ignored
 *
 * @public
 */
export function createRedactor(known: Iterable<string> = []): Redactor {
  const values = new Set(
    [...known]
      .flatMap(withLines)
      .filter(value => value.length >= MIN_VALUE)
      .flatMap(spellings),
  );
  // The longest first: a value may be part of another.
  const ordered = [...values].sort((a, b) => b.length - a.length);
  const redact = (text: string) => {
    const without = ordered.reduce(
      (left, value) =>
        left.includes(value) ? left.split(value).join(HIDDEN) : left,
      text,
    );
    return hideRanges(
      without,
      DETECTORS.flatMap(detect => detect(without)),
    );
  };
  return Object.assign(redact, { longest: ordered[0]?.length ?? 0 });
}

/**
 * What {@link createRedactor} makes of one text.
 *
 * @public
 */
export function redactText(
  text: string,
  known: readonly string[] = [],
): string {
  return createRedactor(known)(text);
}

/**
 * Whether a text contains a credential: a password in an address, the value of a secret name, or a token.
 *
 * @public
 */
export function holdsCredentials(text: string): boolean {
  return DETECTORS.some(detect => detect(text).length > 0);
}

function withLines(value: string): string[] {
  const lines = value.split(/\r?\n/).map(line => line.trim());
  return [value, ...lines.filter(line => line.length >= MIN_LINE)];
}
