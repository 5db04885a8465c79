/** What a program may print that is nobody's business: credentials in URLs, tokens, values of telling names. */
const SECRETS: Array<[RegExp, string]> = [
  [/\/\/[^/\s:@]+:[^/\s@]+@/g, '//…@'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '…'],
  [/\b(bearer|basic) +[\w.~+/=-]{8,}/gi, '$1 …'],
  [/((?:password|passwd|token|secret|api[-_]?key)["']?\s*[:=]\s*)\S+/gi, '$1…'],
];

/** A line of a program's output without secrets. */
export function redact(line: string): string {
  return SECRETS.reduce(
    (text, [pattern, shown]) => text.replace(pattern, shown),
    line,
  );
}
