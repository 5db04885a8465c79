import { isMap, JsonMap, ObjectPath } from '../../model/paths';
import {
  Alternative,
  alternativesOf,
  inVersion,
  requiredOf,
  ROOT,
  Shape,
} from './shapes';

/** What the schema of a chart version has against a value. */
export type SchemaProblem =
  | {
      kind: 'absent';
      path: ObjectPath;
      value: unknown;
      /** The map that the key is in, as the version knows it. */
      shape: Shape;
      /** Ranges of versions that have the key; empty: none. */
      elsewhere: ReadonlyArray<readonly [number, number]>;
    }
  | { kind: 'type'; path: ObjectPath; value: unknown; wanted: string }
  /** A map without a key that it must have, and for which the chart has no default. */
  | { kind: 'required'; path: ObjectPath; key: string };

const NAMES: Record<string, string> = {
  s: 'text',
  b: 'true or false',
  i: 'a whole number',
  n: 'a number',
  o: 'a map',
  a: 'a list',
};

function fitsLetter(letter: string, value: unknown): boolean {
  switch (letter) {
    case 's':
      return typeof value === 'string';
    case 'b':
      return typeof value === 'boolean';
    case 'i':
      return Number.isInteger(value);
    case 'n':
      return typeof value === 'number';
    case 'o':
      return isMap(value);
    case 'a':
      return Array.isArray(value);
    default:
      return true;
  }
}

function fits(alternative: Alternative, value: unknown): boolean {
  switch (alternative.kind) {
    case 'plain':
      return [...alternative.letters].some(letter => fitsLetter(letter, value));
    case 'list':
      return Array.isArray(value);
    default:
      return isMap(value);
  }
}

function wantedText(alternatives: readonly Alternative[]): string {
  const names = alternatives.flatMap(alternative => {
    switch (alternative.kind) {
      case 'plain':
        return [...alternative.letters].map(letter => NAMES[letter]);
      case 'list':
        return ['a list'];
      default:
        return ['a map'];
    }
  });
  return [...new Set(names)].join(' or ');
}

/** Every problem of values with the schema of one version of the chart (index); no more than the topmost of each branch. */
export function validateBySchema(
  values: JsonMap,
  index: number,
): SchemaProblem[] {
  return judgeValue(values, alternativesOf(ROOT), { path: [], index });
}

/** Where a value is. `isOwn`: in a list or below a key of the user's, where the chart has no defaults. */
type Place = { path: ObjectPath; index: number; isOwn?: boolean };

const inside = (place: Place, key: string | number, isOwn = place.isOwn) => ({
  ...place,
  path: [...place.path, key],
  isOwn,
});

function judgeValue(
  value: unknown,
  known: readonly Alternative[],
  place: Place,
): SchemaProblem[] {
  // Helm removes a key whose value is null.
  if (value === null || value === undefined) {
    return [];
  }
  const possible = inVersion(known, place.index);
  const fitting = possible.find(alternative => fits(alternative, value));
  if (!fitting) {
    const wanted = wantedText(possible);
    return [{ kind: 'type', path: place.path, value, wanted }];
  }
  switch (fitting.kind) {
    case 'map':
      return judgeKeys(value as JsonMap, fitting.shape, place);
    case 'any-key': {
      const inner = alternativesOf(fitting.inner);
      return Object.entries(value as JsonMap).flatMap(([key, each]) =>
        judgeValue(each, inner, inside(place, key, true)),
      );
    }
    case 'list': {
      const inner = alternativesOf(fitting.inner);
      return (value as unknown[]).flatMap((each, at) =>
        judgeValue(each, inner, inside(place, at, true)),
      );
    }
    default:
      return [];
  }
}

function judgeKeys(
  value: JsonMap,
  shape: Shape,
  place: Place,
): SchemaProblem[] {
  const { path, index, isOwn } = place;
  const keys = Object.entries(value).flatMap(([key, each]): SchemaProblem[] => {
    if (each === null) {
      return [];
    }
    const known = Object.prototype.hasOwnProperty.call(shape, key)
      ? alternativesOf(shape[key])
      : [];
    if (inVersion(known, index).length === 0) {
      const elsewhere = known.flatMap(({ at = [] }) => at);
      const at = [...path, key];
      return [{ kind: 'absent', path: at, value: each, shape, elsewhere }];
    }
    return judgeValue(each, known, inside(place, key));
  });
  // A key with another name may be the one that is meant.
  const missing =
    isOwn && !keys.some(({ kind }) => kind === 'absent')
      ? requiredOf(shape, index).filter(key => value[key] === undefined)
      : [];
  return [
    ...keys,
    ...missing.map(key => ({ kind: 'required' as const, path, key })),
  ];
}

/** Whether a version's schema has a path of keys; a part of a map with any keys counts as had. */
export function hasPath(path: ObjectPath, index: number): boolean {
  let alternatives = inVersion(alternativesOf(ROOT), index);
  for (const part of path) {
    const inner = alternatives.flatMap(alternative => {
      if (alternative.kind === 'map' && typeof part === 'string') {
        return Object.prototype.hasOwnProperty.call(alternative.shape, part)
          ? alternativesOf(alternative.shape[part])
          : [];
      }
      return alternative.kind === 'any-key'
        ? alternativesOf(alternative.inner)
        : [];
    });
    const isOpen = alternatives.some(
      each => each.kind === 'plain' && /[o?]/.test(each.letters),
    );
    if (isOpen) {
      return true;
    }
    alternatives = inVersion(inner, index);
    if (alternatives.length === 0) {
      return false;
    }
  }
  return true;
}
