import { JsonObject, JsonValue } from '@backstage/types';

/**
 * Characters that end a line, or change what a reader sees of it: control characters, line and paragraph separators,
 * marks that reverse the direction of text.
 */
const UNSAFE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Names are short; anything longer is not one, and is not shown whole. */
const MAX_LENGTH = 200;

/** A text in which no character can forge a line of the audit log: those that could are shown as `\u000a`. */
export function safeText(text: string): string {
  return text.replace(
    UNSAFE,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A name that a caller sent, whatever it is: safe and short; undefined for what is no text. */
export function safeName(value: unknown): string | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  return value.length > MAX_LENGTH
    ? `${safeText(value.slice(0, MAX_LENGTH))}…`
    : safeText(value);
}

/** The same object with safe texts. */
export function safeMeta(meta: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(meta).map(([key, value]) => [key, safeValue(value)]),
  );
}

function safeValue(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value === 'string') {
    return safeText(value);
  }
  if (Array.isArray(value)) {
    return value.map(item => safeValue(item) as JsonValue);
  }
  return value && typeof value === 'object' ? safeMeta(value) : value;
}
