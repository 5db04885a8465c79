import { JsonValue } from '@backstage/types';
import { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { closestName } from 'backstage-plugin-dapr-vcluster-common/rules';
import { toFinding } from '../findings';
import knownKeys from './knownKeys.data.json';

/**
 * Keys of a part of the configuration: by name, with `[]` for the items of a list and `*` for keys that the owner
 * chooses; null where anything can follow.
 */
export type KeyTree = { readonly [key: string]: KeyTree | null };

/** Keys of `daprVcluster`, as `config.d.ts` of the backend and of the pages declare them. */
export const KNOWN_KEYS: KeyTree = knownKeys;

const ROOT = 'daprVcluster';
const ITEMS = '[]';
const ANY = '*';
const RULE = { id: 'portal/unknown-key', severity: 'warning' } as const;
/** More than a typing error: somebody has pasted the configuration of something else. */
const MOST = 50;

/** A finding for each key of `daprVcluster`, at every level, that nothing reads. */
export function unknownKeys(
  configured: JsonValue | undefined,
  known: KeyTree = KNOWN_KEYS,
): Finding[] {
  return [...walk(configured, known, ROOT)].slice(0, MOST);
}

function* walk(
  value: JsonValue | undefined,
  known: KeyTree | null | undefined,
  path: string,
): Generator<Finding> {
  if (!known || typeof value !== 'object' || value === null) {
    return;
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield* walk(item, known[ITEMS], `${path}[${index}]`);
    }
    return;
  }
  for (const [key, below] of Object.entries(value)) {
    if (Object.hasOwn(known, key) && key !== ITEMS) {
      yield* walk(below, known[key], `${path}.${key}`);
    } else if (Object.hasOwn(known, ANY)) {
      yield* walk(below, known[ANY], `${path}.${key}`);
    } else if (!Object.hasOwn(known, ITEMS)) {
      yield unknownKey(key, known, path);
    }
  }
}

function unknownKey(key: string, known: KeyTree, path: string): Finding {
  const names = Object.keys(known);
  const near = closestName(key, names);
  const elsewhere = near === undefined && placeOf(key, KNOWN_KEYS, ROOT);
  return {
    ...toFinding(RULE, {
      title: `The configuration has the key ${path}.${key}, which nothing reads`,
      fix: fixOf({ near, elsewhere: elsewhere || undefined, path, names }),
    }),
    field: `${path}.${key}`,
  };
}

function fixOf(guess: {
  near?: string;
  elsewhere?: string;
  path: string;
  names: string[];
}): string {
  if (guess.near !== undefined) {
    return `Did you mean ${guess.path}.${guess.near}? Rename the key, or remove it.`;
  }
  if (guess.elsewhere !== undefined) {
    return `Did you mean ${guess.elsewhere}? Move the key there, or remove it.`;
  }
  return `Remove it. Known keys of ${guess.path}: ${guess.names.join(', ')}.`;
}

/** Where a key of exactly this name is read. */
function placeOf(
  key: string,
  known: KeyTree | null,
  path: string,
): string | undefined {
  for (const [name, below] of Object.entries(known ?? {})) {
    const place = name === ITEMS ? `${path}[]` : `${path}.${name}`;
    if (name === key) {
      return place;
    }
    const found = placeOf(key, below, place);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
