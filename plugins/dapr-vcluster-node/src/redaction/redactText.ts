/** What stands where a secret was. */
const HIDDEN = '[hidden]';

// No prefix: a name like redisPassword is found by its end, and a long word costs no more than its length. Not the end of a path: "…/token: no such file" tells no token.
const SECRET_NAME =
  '(?<!/)(?:password|passwd|passphrase|pwd|secret|token|api[-_]?key|access[-_]?key|account[-_]?key|shared[-_]?access[-_]?key|private[-_]?key|credential|connection[-_]?string|sas[-_]?key)';

/** In order: what is hidden by an earlier pattern is not looked at again by a later one. */
const PATTERNS: ReadonlyArray<[RegExp, string]> = [
  [
    /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g,
    HIDDEN,
  ],
  // scheme://user:password@host
  [
    /\b([a-z][a-z0-9+.-]{0,19}:\/\/)([^\s:/?#@"'\\]{0,99}):([^\s"'\\]{1,499})@(?!\S{0,499}@)/gi,
    `$1$2:${HIDDEN}@`,
  ],
  // user:password@tcp(host) of MySQL
  [/\b([\w.-]{1,64}):[^\s:@"'\\]{1,499}@((?:tcp|unix)\()/g, `$1:${HIDDEN}@$2`],
  [
    /\b(bearer|basic|sharedaccesskey|apikey)\s+[\w.~+/=-]{6,}/gi,
    `$1 ${HIDDEN}`,
  ],
  // JSON Web Tokens, wherever they are
  [/\beyJ[\w-]{5,}\.[\w-]+\.[\w-]*/g, HIDDEN],
  // Redis: AUTH password, AUTH user password
  [
    /\b(AUTH)((?:[ \t]+[^\s"'\\]+){1,2})(?=\s*$|["'\\]|[\r\n])/g,
    `$1 ${HIDDEN}`,
  ],
  // Keys of clouds that are known by their shape
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/g, HIDDEN],
  [/([?&](?:sig|signature|x-amz-signature)=)[^&\s"'\\]+/gi, `$1${HIDDEN}`],
  // name=value, name: value, "name":"value", 'name' => value; a value in quotes ends at the quote
  [
    new RegExp(
      `((?:\\\\?["'])?${SECRET_NAME}(?:\\\\?["'])?\\s*(?:=>|[=:])\\s*)(\\\\?")(?!\\[hidden\\])(?:(?!\\2).)+`,
      'gi',
    ),
    `$1$2${HIDDEN}`,
  ],
  [
    new RegExp(
      `((?:\\\\?["'])?${SECRET_NAME}(?:\\\\?["'])?\\s*(?:=>|=|:(?!//))\\s*)(?!\\\\?["']?\\[hidden\\])[^\\s"'\\\\,;&)}\\]]+`,
      'gi',
    ),
    `$1${HIDDEN}`,
  ],
];

/** Shorter texts would hide half of every line, and protect nothing. */
const SHORTEST = 4;
/** A line of a longer value protects something from here on: "spec:" does not. */
const SHORTEST_LINE = 8;

/**
 * Hides what must not be shown. `longest`: characters of the longest value it knows, in any spelling.
 *
 * @public
 */
export type Redactor = { (text: string): string; readonly longest: number };

/**
 * Makes what hides secrets in a text nobody vouches for: passwords in URLs and connection strings, tokens, private
 * keys, `password=` and the like, and every given value, as it is, as base64, in a URL and inside quotes. Of a value of
 * several lines each line is hidden, as texts are often looked at line by line.
 *
 * @param known - values that must not be shown; those of fewer than four characters are left alone
 *
 * @public
 */
export function createRedactor(known: Iterable<string> = []): Redactor {
  const values = new Set<string>();
  for (const value of [...known].flatMap(withLines)) {
    if (value.length < SHORTEST) {
      continue;
    }
    spellings(value).forEach(spelling => values.add(spelling));
  }
  // The longest first: a value may be part of another.
  const ordered = [...values].sort((a, b) => b.length - a.length);
  const redact = (text: string) => {
    const without = ordered.reduce(
      (left, value) =>
        left.includes(value) ? left.split(value).join(HIDDEN) : left,
      text,
    );
    return PATTERNS.reduce(
      (left, [pattern, hidden]) => left.replace(pattern, hidden),
      without,
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

function withLines(value: string): string[] {
  const lines = value.split(/\r?\n/).map(line => line.trim());
  return [value, ...lines.filter(line => line.length >= SHORTEST_LINE)];
}

function spellings(value: string): string[] {
  const quoted = JSON.stringify(value).slice(1, -1);
  return [value, toBase64(value), encodeURIComponent(value), quoted];
}

function toBase64(value: string): string {
  const bytes = new TextEncoder().encode(value);
  const text = Array.from(bytes, byte => String.fromCharCode(byte)).join('');
  return btoa(text).replace(/=+$/, '');
}
