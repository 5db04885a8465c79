/** More different texts than this do not repeat often enough to be worth remembering. */
const MAX_TEXTS = 2_000;

const texts = new Map<string, string>();

/** Nothing, kept once for all. */
const NO_ENTRIES: Readonly<Record<string, string>> = Object.freeze({});
const NO_TEXTS: readonly string[] = Object.freeze([]);

/**
 * The same text, but one copy of it for all objects that have it: namespaces, images, types and annotations repeat in
 * thousands of objects, and each parsed answer brings its own copies. Remembers a bounded number.
 */
export function shared<T extends string | undefined>(text: T): T {
  if (text === undefined) {
    return text;
  }
  const known = texts.get(text);
  if (known !== undefined) {
    return known as T;
  }
  if (texts.size >= MAX_TEXTS) {
    texts.clear();
  }
  texts.set(text, text);
  return text;
}

/** A list with shared texts. */
export function sharedList(list: readonly string[] = []): string[] {
  return list.length === 0 ? (NO_TEXTS as string[]) : list.map(shared);
}

/** A record of the given entries with shared values. */
export function sharedRecord(
  entries: ReadonlyArray<[string, string]>,
): Record<string, string> {
  if (entries.length === 0) {
    return NO_ENTRIES;
  }
  return Object.fromEntries(
    entries.map(([key, value]) => [key, shared(value)]),
  );
}
