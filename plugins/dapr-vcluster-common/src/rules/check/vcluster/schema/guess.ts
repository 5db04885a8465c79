import { closestName } from '../../../text/closestName';
import { ObjectPath } from '../../model/paths';
import { alternativesOf, inVersion, ROOT, Shape } from './shapes';

/** Keys that so many maps have that another place of them says nothing. */
const MOST_PLACES = 2;

/** Every path of keys of a version by its last key in lower case; lists and maps with any keys are not looked into. */
function placesOf(index: number): Map<string, string[][]> {
  const places = new Map<string, string[][]>();
  const visit = (text: string, path: string[]) => {
    for (const each of inVersion(alternativesOf(text), index)) {
      if (each.kind === 'map') {
        for (const key of keysOf(each.shape, index)) {
          const inner = [...path, key];
          const name = key.toLowerCase();
          places.set(name, [...(places.get(name) ?? []), inner]);
          visit(each.shape[key], inner);
        }
      }
    }
  };
  visit(ROOT, []);
  return places;
}

const known = new Map<number, Map<string, string[][]>>();

function placesIn(index: number) {
  const places = known.get(index) ?? placesOf(index);
  known.set(index, places);
  return places;
}

/** The keys that a version has of a map. */
export function keysOf(shape: Shape, index: number): string[] {
  return Object.keys(shape).filter(
    key => inVersion(alternativesOf(shape[key]), index).length > 0,
  );
}

/**
 * Where a key that a version does not have probably belongs: a key of the same map that is written like it, else the few
 * places of a key with the same name, those below the same map first, else a key of the map that is written much like it.
 * The paths are whole ones; none where there is no guess.
 */
export function guessPaths(
  path: ObjectPath,
  shape: Shape,
  index: number,
): ObjectPath[] {
  const key = path[path.length - 1];
  if (typeof key !== 'string') {
    return [];
  }
  const parent = path.slice(0, -1);
  const siblings = keysOf(shape, index);
  const same = siblings.find(each => each.toLowerCase() === key.toLowerCase());
  if (same) {
    return [[...parent, same]];
  }
  const places = placesIn(index).get(key.toLowerCase()) ?? [];
  const below = places.filter(place =>
    parent.every((part, at) => place[at] === part),
  );
  const choices = below.length > 0 ? below : places;
  if (choices.length > 0 && choices.length <= MOST_PLACES) {
    return choices;
  }
  const near = closestName(key, siblings);
  return near === undefined ? [] : [[...parent, near]];
}
