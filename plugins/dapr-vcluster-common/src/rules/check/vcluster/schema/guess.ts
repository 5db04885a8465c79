import { closestName } from '../../../text/closestName';
import { ObjectPath } from '../../model/paths';
import { alternativesOf, inVersion, ROOT, Shape } from './shapes';
import { hasPath } from './validate';

/** Keys that so many maps have that another place of them says nothing. */
const MOST_PLACES = 2;

/** Fields of the spec of a Service or an Ingress, which the chart takes as they are, in lower case. */
const IN_SPEC = new Map(
  [
    'type',
    'clusterIP',
    'externalIPs',
    'externalName',
    'externalTrafficPolicy',
    'internalTrafficPolicy',
    'ipFamilies',
    'ipFamilyPolicy',
    'loadBalancerClass',
    'loadBalancerIP',
    'loadBalancerSourceRanges',
    'sessionAffinity',
    'ingressClassName',
    'rules',
    'tls',
    'defaultBackend',
  ]
    .map((field): [string, string] => [field.toLowerCase(), field])
    .concat([['ingressclass', 'ingressClassName']]),
);

/** Settings that people still know by the name that they had at the root of charts before 0.20. */
const OLD_NAMES = new Map<string, string[]>([
  ['fallbackhostdns', ['networking', 'advanced', 'fallbackHostCluster']],
  ['mapservices', ['networking', 'replicateServices']],
  ['hostpathmapper', ['controlPlane', 'hostPathMapper']],
  ['embeddedetcd', ['controlPlane', 'backingStore', 'etcd', 'embedded']],
  ['isolation', ['policies']],
]);

/** Whether a key is there and takes a map with any keys. */
function isOpen(text: string | undefined, index: number): boolean {
  return (
    text !== undefined &&
    inVersion(alternativesOf(text), index).some(
      each => each.kind === 'plain' && each.letters.includes('o'),
    )
  );
}

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
  const typo = closestName(key, siblings, 1);
  if (typo && key.length > 3) {
    return [[...parent, typo]];
  }
  const inSpec = isOpen(shape.spec, index) && IN_SPEC.get(key.toLowerCase());
  if (inSpec) {
    return [[...parent, 'spec', inSpec]];
  }
  const places = placesIn(index).get(key.toLowerCase()) ?? [];
  const below = places.filter(place =>
    parent.every((part, at) => place[at] === part),
  );
  // Deep inside, a key of the same name in another section is another thing.
  const elsewhere = places.filter(
    place => parent.length < 2 || place[0] === parent[0],
  );
  const choices = below.length > 0 ? below : elsewhere;
  if (choices.length > 0 && choices.length <= MOST_PLACES) {
    return choices;
  }
  const near = closestName(key, siblings);
  if (near) {
    return [[...parent, near]];
  }
  const moved = OLD_NAMES.get(key.toLowerCase());
  return moved && hasPath(moved, index) ? [moved] : [];
}
