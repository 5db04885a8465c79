import { secretAfter } from './namedValues';
import { Detector, Range } from './Range';

/** How far a name and its value may be apart. */
const MAX_DISTANCE = 200;
/** How far a map's name begins before its first key. */
const MAX_MAP = 100;

/** `value:`, `"value": `, `Value=`, as it stands in YAML, JSON, XML and printed structures. */
const VALUE = /(?<![\w-])value(?:\\{0,4}["'`])?[ \t]{0,8}(?::|=>|=)/gi;
const NAME =
  /(?<![\w-])(?:name|key|field)(?:\\{0,4}["'`])?[ \t]{0,8}(?::|=>|=)[ \t]{0,8}(?:\\{0,4}["'`])?([\w.-]{1,64})/gi;
/**
 * Finds values whose names stand beside them: items of the metadata of a Dapr Component, of an environment, attributes of XML
 * (`name: redisPassword, value: x`), and values in a map of a secret name (`"password": { "value": … }`).
 */
export const pairedValues: Detector = text => {
  const values = [...text.matchAll(VALUE)];
  const names = values.length > 0 ? [...text.matchAll(NAME)] : [];
  let next = 0;
  return values.flatMap(({ index, 0: label }): Range[] => {
    while (next < names.length && names[next].index < index) {
      next++;
    }
    const after = index + label.length;
    const name =
      nameIn(text, names[next - 1], index) ??
      nameIn(text, names[next], after) ??
      nameOfMap(text, index);
    if (!name) {
      return [];
    }
    const separator = label.endsWith(':') ? ':' : '=';
    const range = secretAfter(text, after, name, separator);
    return range ? [range] : [];
  });
};

/** The name of a match that is in the same map as what is at an offset. */
function nameIn(
  text: string,
  match: RegExpMatchArray | undefined,
  offset: number,
): string | undefined {
  const at = match?.index;
  if (at === undefined || Math.abs(at - offset) > MAX_DISTANCE) {
    return undefined;
  }
  const between = text.slice(Math.min(at, offset), Math.max(at, offset));
  return between.includes('}') ? undefined : match?.[1];
}

/** The name of the map whose first key is at an offset. */
function nameOfMap(text: string, offset: number): string | undefined {
  const before = text.slice(Math.max(0, offset - MAX_MAP), offset);
  return /([\w.-]{1,64})\\{0,4}["'`]?[ \t]{0,4}[:=][ \t]{0,4}\{[ \t\\"'`]{0,8}$/.exec(
    before,
  )?.[1];
}
