import { FieldDifference } from 'backstage-plugin-dapr-vcluster-common';
import { isEqual } from 'lodash';
import { itemsByName } from '../../inventory/edits';
import { Hidden } from './mask';

type Fields = Record<string, unknown>;

/** Longer values are cut: a page shows them, it does not carry them. */
const MAX_LENGTH = 500;
const HIDDEN = '[hidden]';

/**
 * Every field in which two masked values differ, in the order of the first, then of the second; empty when they are
 * the same. Items of lists are told apart by `name` where they all have one, else by their place.
 */
export function diff(
  virtual: unknown,
  host: unknown,
  path = '',
): FieldDifference[] {
  if (isEqual(virtual, host)) {
    return [];
  }
  if (isFields(virtual) && isFields(host)) {
    return keysOf(virtual, host).flatMap(key =>
      diff(virtual[key], host[key], step(path, key)),
    );
  }
  if (Array.isArray(virtual) && Array.isArray(host)) {
    return diffLists(virtual, host, path);
  }
  return [difference(path, virtual, host)];
}

function diffLists(
  virtual: unknown[],
  host: unknown[],
  path: string,
): FieldDifference[] {
  const [left, right] = [itemsByName(virtual), itemsByName(host)];
  if (!left || !right) {
    return Array.from(
      { length: Math.max(virtual.length, host.length) },
      (_, at) => diff(virtual[at], host[at], `${path}[${at}]`),
    ).flat();
  }
  const names = [...new Set([...left.keys(), ...right.keys()])];
  const found = names.flatMap(name =>
    diff(left.get(name), right.get(name), `${path}[${name}]`),
  );
  const shared = (one: typeof left, other: typeof right) =>
    [...one.keys()].filter(name => other.has(name));
  const before = shared(left, right);
  const after = shared(right, left);
  return isEqual(before, after)
    ? found
    : [
        ...found,
        {
          path,
          what: 'order',
          virtual: shown(before),
          host: shown(after),
          hidden: false,
        },
      ];
}

function difference(
  path: string,
  virtual: unknown,
  host: unknown,
): FieldDifference {
  return {
    path,
    what: whatOf(virtual, host),
    ...(virtual !== undefined && { virtual: shown(virtual) }),
    ...(host !== undefined && { host: shown(host) }),
    hidden: hasHidden(virtual) || hasHidden(host),
  };
}

function whatOf(virtual: unknown, host: unknown): FieldDifference['what'] {
  if (host === undefined) {
    return 'only-virtual';
  }
  return virtual === undefined ? 'only-host' : 'changed';
}

function isFields(value: unknown): value is Fields {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Hidden)
  );
}

function keysOf(a: Fields, b: Fields): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}

function step(path: string, key: string): string {
  if (!/^[\w-]+$/.test(key)) {
    return `${path}[${JSON.stringify(key)}]`;
  }
  return path ? `${path}.${key}` : key;
}

function hasHidden(value: unknown): boolean {
  if (value instanceof Hidden) {
    return true;
  }
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).some(hasHidden)
  );
}

function shown(value: unknown): string {
  const text = JSON.stringify(value, (_key, inner) =>
    inner instanceof Hidden ? HIDDEN : inner,
  );
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
