/** What follows a credential in the rules; here it need not be there. */
const END = /\(\?:\[\\x60'"\\s;\](?:\|\\\\\[nr\])?\|\$(?:\|\\b)?\)$/;

/** A text, of at least three characters, that a pattern begins with; the beginning of an alternative for several. */
const BEGINNING =
  /^(?:\\b)?\(*(?:\?i\))?(?:\\b)?\(*(?:\?:)?\(*[A-Za-z0-9_-]{2}/;

/**
 * A rule's pattern as JavaScript has it: `i` and a colon in front where capitals do not matter. Undefined for rules that look
 * for a name before the credential, which other code does, and for what takes more than linear time.
 */
export function toPattern(regex) {
  const isSimple =
    BEGINNING.test(regex) && !/\.\*|\[\\s\\S|\(\?P<|\\bcurl|\(\?s/.test(regex);
  if (!isSimple) {
    return undefined;
  }
  const ignoresCase = /\(\?i[:)]/.test(regex);
  const body = regex
    .replace(END, '')
    .replace(/\(\?i\)/g, '')
    .replace(/\(\?-?i:/g, '(?:')
    .replace(/\[\[:alnum:\]\]/g, '[A-Za-z0-9]')
    .replace(/\(\?:\[\^[^\]]*\]\|\\z\)$/, '')
    // What has no end in the rule gets one, so that no text makes a pattern slow.
    .replace(/\{(\d+),\}/g, (_, least) => `{${least},${Number(least) + 500}}`)
    .replace(/(\]|\\d|\\w)\+/g, '$1{1,200}')
    .replace(/(\]|\\d|\\w)\*/g, '$1{0,200}');
  try {
    RegExp(body);
  } catch {
    return undefined;
  }
  return `${ignoresCase ? 'i' : ''}:${body}`;
}
