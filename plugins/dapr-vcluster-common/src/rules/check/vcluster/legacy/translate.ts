import { isMap, JsonMap, ObjectPath, valueAt } from '../../model/paths';
import { ChartVersion } from '../schema/versions';
import { isRefused } from '../together';
import { hasPath } from '../schema/validate';
import {
  translateGenericSync,
  translateMultiNamespaceMode,
} from './daprSettings';
import { translateIsolation } from './isolation';
import { alsoSet, isTrue } from './alsoSet';
import { Move } from './move';
import { MOVES } from './moves';
import { REST } from './movesOfParts';
import { extraArgs } from './syncerFlags';
import { Translation } from './translation';

const MOVED_PATHS = Object.keys(MOVES);

/** Settings that are translated as a whole. */
const WHOLE: Record<
  string,
  (given: unknown, version: ChartVersion) => Translation
> = {
  isolation: (given, { index }) => translateIsolation(given, index),
  multiNamespaceMode: (given, { minor }) =>
    translateMultiNamespaceMode(given, minor),
  'sync.generic': (given, { minor }) => translateGenericSync(given, minor),
  'syncer.extraArgs': (given, { index }) => extraArgs(given, index),
};

const parts = (path: string): ObjectPath => path.split('.');

/** Whether charts before 0.20 had a setting, or settings below it. */
export function isLegacyPath(path: string): boolean {
  return (
    Object.prototype.hasOwnProperty.call(WHOLE, path) ||
    Object.keys(WHOLE).some(each => each.startsWith(`${path}.`)) ||
    MOVED_PATHS.some(each => each === path || each.startsWith(`${path}.`))
  );
}

/** Translates what is given at an old path, key by key. */
export function translate(
  path: string,
  values: JsonMap,
  version: ChartVersion,
): Translation {
  const given = valueAt(values, parts(path));
  const whole = Object.prototype.hasOwnProperty.call(WHOLE, path)
    ? WHOLE[path]
    : undefined;
  if (whole) {
    return whole(given, version);
  }
  const move = Object.prototype.hasOwnProperty.call(MOVES, path)
    ? MOVES[path]
    : undefined;
  if (move) {
    return applyMove(path, move, given, { values, version });
  }
  if (isMap(given) && isLegacyPath(path)) {
    const inner = Object.keys(given)
      .filter(key => given[key] !== null)
      .map(key => translate(`${path}.${key}`, values, version));
    return {
      ...(inner.every(({ operations }) => operations) && {
        operations: inner.flatMap(({ operations = [] }) => operations),
      }),
      became: inner.flatMap(({ became }) => became),
    };
  }
  return { operations: [], became: [{ from: path, gone: whyGone(path) }] };
}

function whyGone(path: string): string {
  const [root] = path.split('.');
  return Object.prototype.hasOwnProperty.call(REST, root)
    ? REST[root]
    : 'the chart has no setting for it';
}

function applyMove(
  from: string,
  move: Move,
  given: unknown,
  { values, version }: { values: JsonMap; version: ChartVersion },
): Translation {
  if ('gone' in move) {
    return { operations: [], became: [{ from, gone: move.gone }] };
  }
  const path = move.to
    .filter(each => !isRefused(each, version.minor))
    .map(parts)
    .find(each => hasPath(each, version.index));
  if (!path) {
    return { operations: [], became: [{ from, gone: whyGone(from) }] };
  }
  const to = path.join('.');
  // What the file says in the new way stays.
  if (valueAt(values, path) !== undefined) {
    const note = 'the file has it already';
    return { operations: [], became: [{ from, to, note }] };
  }
  const value = convert(move.as, given);
  if (value === undefined) {
    return {
      operations: [],
      became: [{ from, gone: 'false needs no setting' }],
    };
  }
  const also = alsoSet(from, given, values).filter(
    each => valueAt(values, each.path) === undefined,
  );
  return {
    operations: [{ op: 'set', path, value }, ...also],
    became: [
      also.length > 0
        ? { from, to, note: `with ${also.map(each => each.path.join('.'))}` }
        : { from, to },
    ],
  };
}

function convert(
  as: Extract<Move, { to: unknown }>['as'],
  given: unknown,
): unknown {
  switch (as) {
    case 'not':
      return !isTrue(given);
    case 'unless':
      return isTrue(given) ? false : undefined;
    case 'if':
      return isTrue(given) ? true : undefined;
    case 'delete':
      return isTrue(given) ? 'Delete' : 'Retain';
    case 'secret':
      return typeof given === 'string' ? secretParts(given) : given;
    case 'image':
      return typeof given === 'string' ? imageParts(given) : given;
    default:
      return given;
  }
}

/** A Secret as `name`, or as `namespace/name`. */
function secretParts(secret: string): JsonMap {
  const [first, second] = secret.split('/');
  return second === undefined
    ? { secretName: secret }
    : { secretName: second, namespace: first };
}

/** `registry/repository:tag` as newer charts take it. */
function imageParts(image: string): JsonMap {
  const slash = image.indexOf('/');
  const first = slash < 0 ? '' : image.slice(0, slash);
  const hasRegistry = /[.:]|^localhost$/.test(first);
  const name = hasRegistry ? image.slice(slash + 1) : image;
  const colon = name.indexOf(':');
  return {
    ...(hasRegistry && { registry: first }),
    repository: colon < 0 ? name : name.slice(0, colon),
    ...(colon >= 0 && { tag: name.slice(colon + 1) }),
  };
}
