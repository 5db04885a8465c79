import data from './valuesSchema.data.json';

/** A map with known keys: what each of them may be, as a text. */
export type Shape = Readonly<Record<string, string>>;

/**
 * One of the things that a value may be.
 *
 * - `map`: a map with the keys of `shape` and no others; `any-key`: a map whose values are `inner`.
 * - `list`: a list of `inner`.
 * - `plain`: letters of what it may be: `s` text, `b` boolean, `i` whole number, `n` number, `o` any map, `a` any list,
 *   `?` anything.
 */
export type Alternative = {
  /** Ranges of versions (indices) that have it; undefined: all of those that what it is in has. */
  at?: ReadonlyArray<readonly [number, number]>;
} & (
  | { kind: 'map'; shape: Shape }
  | { kind: 'any-key' | 'list'; inner: string }
  | { kind: 'plain'; letters: string }
);

/** The key below which the keys are that a map must have. */
const REQUIRED = '!';

const SHAPES: readonly Shape[] = (data.shapes as unknown as Shape[]).map(
  ({ [REQUIRED]: _, ...shape }) => shape,
);

const REQUIRED_OF = new Map(
  SHAPES.map((shape, index) => [
    shape,
    (data.shapes as unknown as Shape[])[index][REQUIRED],
  ]),
);

/** What the values as a whole may be. */
export const ROOT: string = data.root;

/** Splits at `|`, but not inside of parentheses. */
function split(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let begin = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') {
      depth++;
    } else if (text[at] === ')') {
      depth--;
    } else if (text[at] === '|' && depth === 0) {
      parts.push(text.slice(begin, at));
      begin = at + 1;
    }
  }
  return [...parts, text.slice(begin)];
}

function parseRanges(text: string): Array<[number, number]> {
  return text.split(',').map(range => {
    const [from, to] = range.split('-');
    return [Number(from), to === '' ? Infinity : Number(to)];
  });
}

function parseAlternative(text: string): Alternative {
  const end = text.lastIndexOf('@');
  const isRanged = end > text.lastIndexOf(')');
  const body = isRanged ? text.slice(0, end) : text;
  const at = isRanged ? { at: parseRanges(text.slice(end + 1)) } : {};
  switch (body[0]) {
    case '#':
      return { ...at, kind: 'map', shape: SHAPES[Number(body.slice(1))] };
    case '*':
      return { ...at, kind: 'any-key', inner: body.slice(2, -1) };
    case '[':
      return { ...at, kind: 'list', inner: body.slice(2, -1) };
    default:
      return { ...at, kind: 'plain', letters: body };
  }
}

/** What a value may be, in any version. */
export function alternativesOf(text: string): Alternative[] {
  return split(text).map(parseAlternative);
}

/** Those of them that a version has. */
export function inVersion(
  alternatives: readonly Alternative[],
  index: number,
): Alternative[] {
  return alternatives.filter(
    ({ at }) => !at || at.some(([from, to]) => index >= from && index <= to),
  );
}

/** The keys that a map must have in a version. */
export function requiredOf(shape: Shape, index: number): string[] {
  const text = REQUIRED_OF.get(shape);
  return (text?.split(' ') ?? []).flatMap(each => {
    const [key, ranges] = each.split('@');
    return !ranges ||
      parseRanges(ranges).some(([from, to]) => index >= from && index <= to)
      ? [key]
      : [];
  });
}
