import { Detector, Range } from './Range';
import { isSecret, mayBeSecret } from './secretNames';

const MAX_NAME = 64;
const MAX_SPACES = 8;
const NAME_CHARACTER = /[\w.-]/;
/** Names whose values are the rest of the line, with blanks and semicolons in it. */
const WHOLE_LINE = /(?:cookie|authorization)s?$/i;
/** Schemes that stay visible in front of a credential. */
const SCHEME =
  /^(?:bearer|basic|digest|negotiate|token|apikey|sharedkey|dapr)[ \t]+/i;
/** Values that tell nothing. */
const HARMLESS =
  /^(?:true|false|null|nil|none|<nil>|undefined|yes|no|\*+|x{3,}|<?redacted>?|\[hidden\]?|\[redacted\]?|\$\{?[\w.]+\}?|\{\{.*)$/i;

/**
 * Finds values of secret names: `password=x`, `"redisPassword": "x y"`, `password='x y'` (also inside other quotes),
 * `api-key: x`, `'token' => 'x'`, `Cookie: a=b; c=d`, and blocks of YAML. After a colon and a blank, a plain word that
 * is followed by more words is prose ("invalid token: signature is wrong") and stays.
 */
export const namedValues: Detector = text => {
  const ranges: Range[] = [];
  const separator = /=>|->|:=|[=:]|%3[aAdD]/g;
  for (let found = separator.exec(text); found; found = separator.exec(text)) {
    const name = nameBefore(text, found.index);
    const range =
      name && secretAfter(text, separator.lastIndex, name, found[0]);
    if (range) {
      ranges.push(range);
      separator.lastIndex = Math.max(separator.lastIndex, range.to);
    }
  }
  return ranges;
};

/**
 * The value of a name if it is secret; undefined where there is none, or where it tells nothing.
 *
 * @param after - where its separator ends
 */
export function secretAfter(
  text: string,
  after: number,
  name: string,
  separator: string,
): Range | undefined {
  if (!mayBeSecret(name)) {
    return undefined;
  }
  const range = valueAfter(text, after, name, separator);
  const value = range && text.slice(range.from, range.to);
  return value && isSecret(name, value) && !HARMLESS.test(value.slice(0, 100))
    ? range
    : undefined;
}

function nameBefore(text: string, separator: number): string | undefined {
  let end = separator;
  const earliest = end - MAX_SPACES;
  while (end > earliest && /[ \t]/.test(text[end - 1] ?? '')) {
    end--;
  }
  while (
    /["'`\]\\]/.test(text[end - 1] ?? '') &&
    end > separator - MAX_SPACES
  ) {
    end--;
  }
  let start = end;
  while (
    start > 0 &&
    end - start < MAX_NAME &&
    NAME_CHARACTER.test(text[start - 1])
  ) {
    start--;
  }
  // The end of a path is a file's name: "/var/run/token: no such file".
  return text[start - 1] === '/' ? undefined : text.slice(start, end);
}

function valueAfter(
  text: string,
  after: number,
  name: string,
  separator: string,
): Range | undefined {
  let from = after;
  while (from - after < MAX_SPACES && /[ \t]/.test(text[from] ?? '')) {
    from++;
  }
  if (separator === ':' && text.startsWith('//', after)) {
    return undefined;
  }
  // A tag of YAML, such as !!str.
  from +=
    /^!{1,2}[\w:/.-]{0,40}[ \t]+/.exec(text.slice(from, from + 50))?.[0]
      .length ?? 0;
  const quote = /^\\*["'`]/.exec(text.slice(from, from + 8))?.[0];
  if (quote) {
    const start = skipScheme(text, from + quote.length, name);
    return notEmpty({ from: start, to: endOfQuoted(text, start, quote) });
  }
  // A value of a connection string may be in braces; that of JSON would be a map.
  if (
    text[from] === '{' &&
    separator === '=' &&
    /[^"'{\s]/.test(text[from + 1] ?? '')
  ) {
    return notEmpty({ from: from + 1, to: endOf(/[}\r\n]/g, text, from + 1) });
  }
  if (/[{[]/.test(text[from] ?? '')) {
    return undefined;
  }
  const block = /^[|>][+-]?[ \t]*\r?\n/.exec(text.slice(from, from + 40));
  if (block) {
    return blockAfter(text, from + block[0].length);
  }
  if (WHOLE_LINE.test(name)) {
    const start = skipScheme(text, from, name);
    return notEmpty({ from: start, to: endOf(/[\r\n"'`\\]/g, text, start) });
  }
  const isEncoded = separator.startsWith('%');
  const to = endOf(
    isEncoded ? /%26|%3B|[\s,;&)}\]"'`\\]/gi : /[\s,;&)}\]"'`\\]/g,
    text,
    from,
  );
  const isProse =
    separator === ':' && from > after && isProseAfter(text, from, to);
  return isProse ? undefined : notEmpty({ from, to });
}

/** A word without a digit, a symbol or changing case, before more words. */
function isProseAfter(text: string, from: number, to: number): boolean {
  const more = /^:?[ \t]+[a-zA-Z]/.test(text.slice(to, to + 12));
  const word = text.slice(from, Math.min(to, from + 40)).replace(/[:.]$/, '');
  return (
    (more || /:$/.test(text.slice(from, to))) && /^[A-Z]?[a-z-]+$/.test(word)
  );
}

function skipScheme(text: string, from: number, name: string): number {
  return WHOLE_LINE.test(name)
    ? from + (SCHEME.exec(text.slice(from, from + 40))?.[0].length ?? 0)
    : from;
}

/** The end of a text in quotes; of one whose quote is not closed in its line, the end of the line. */
function endOfQuoted(text: string, from: number, quote: string): number {
  const mark = quote.at(-1)!;
  const depth = quote.length - 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\n') {
      return at;
    }
    if (text[at] === mark && backslashesBefore(text, at, from) <= depth) {
      return at - backslashesBefore(text, at, from);
    }
  }
  return text.length;
}

function backslashesBefore(text: string, at: number, from: number): number {
  let count = 0;
  // More than a few levels of quoting do not occur; the bound keeps the scan linear.
  while (count < 16 && at - count > from && text[at - count - 1] === '\\') {
    count++;
  }
  return count;
}

/** The indented lines of a block of YAML. */
function blockAfter(text: string, start: number): Range | undefined {
  let end = start;
  while (end < text.length && /[ \t\r\n]/.test(text[end])) {
    end = endOf(/\n/g, text, end) + 1;
  }
  return notEmpty({ from: start, to: Math.min(end, text.length) });
}

function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

function notEmpty(range: Range): Range | undefined {
  return range.to > range.from ? range : undefined;
}
