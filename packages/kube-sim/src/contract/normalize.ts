import { sortBy } from 'lodash';
import { isRecord } from '../apiserver/meta/json';

const TIMES = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const UIDS = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const VERSIONS = ['resourceVersion'];
/** Causes come in the order of a map in Go, managers in that of the second they wrote in. */
const UNORDERED = ['causes', 'managedFields'];
const ADDRESSES = /^10\.96\.\d+\.\d+$/;
const CURRENT = /current: \d+/;
/** The whole object inside the error of a patch. */
const OBJECTS = /Invalid value: "\{.*\}": /s;
const MOUNTS = /kube-api-access-[a-z0-9]{5}/g;

/** An answer without what differs from run to run: ids, versions, times, addresses. */
export function normalize(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map(item => normalize(item));
    return UNORDERED.includes(field)
      ? sortBy(items, item => JSON.stringify(item))
      : items;
  }
  if (isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, child]) => [key, normalize(child, key)]),
    );
  }
  if (typeof value !== 'string') {
    return value;
  }
  if (VERSIONS.includes(field)) {
    return '<version>';
  }
  if (TIMES.test(value)) {
    return '<time>';
  }
  if (ADDRESSES.test(value)) {
    return '<address>';
  }
  return value
    .replace(CURRENT, 'current: <version>')
    .replace(OBJECTS, 'Invalid value: "<object>": ')
    .replace(UIDS, '<uid>')
    .replace(MOUNTS, 'kube-api-access-<suffix>');
}
