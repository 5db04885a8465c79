import {
  badRequest,
  expired,
  invalidOptions,
  versionTooLarge,
} from '../errors/errors';
import { Selection } from '../selectors/selection';
import { ApiCall } from '../context/ServerContext';
import { ListSnapshots } from '../storage/ListSnapshots';
import { StoredObject } from '../storage/StoredObject';

/** One page of a list; every page shows the objects as they were when the first was asked for. */
export type ListPage = {
  items: readonly StoredObject[];
  version: number;
  continueToken?: string;
  /** Objects behind this page; unknown, and left out, when a selector is at work. */
  remaining?: number;
};

type Token = {
  v: 'meta.k8s.io/v1';
  rv: number;
  /** Where the next page starts. */
  start: number;
};

const snapshots = new WeakMap<object, ListSnapshots>();

/** Reads `limit`, `continue` and `resourceVersion`; throws 400, 410 and 504 as Kubernetes does. */
export function listPage(call: ApiCall, selection?: Selection): ListPage {
  const { context, query, kind, path } = call;
  const limit = limitOf(query);
  const token = query.get('continue');
  checkVersion(call, token !== null && token !== '');
  const { store } = context;
  if (!limit && !token) {
    const all = store.listStored(kind.storage, path.namespace);
    return {
      items: selection ? all.filter(selection) : all,
      version: store.resourceVersion,
    };
  }
  const kept = snapshots.get(store) ?? new ListSnapshots(store);
  snapshots.set(store, kept);
  const from: Token = token
    ? decode(token)
    : { v: 'meta.k8s.io/v1', rv: store.resourceVersion, start: 0 };
  const all = kept.at(kind.storage, path.namespace, from.rv);
  if (!all) {
    throw expired(
      'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.',
    );
  }
  return pageOf(all, from, limit || all.length, selection);
}

function pageOf(
  all: readonly StoredObject[],
  from: Token,
  limit: number,
  selection: Selection | undefined,
): ListPage {
  const items: StoredObject[] = [];
  let next = from.start;
  for (; next < all.length && items.length < limit; next++) {
    if (!selection || selection(all[next])) {
      items.push(all[next]);
    }
  }
  const more = next < all.length;
  return {
    items,
    version: from.rv,
    ...(more ? { continueToken: encode({ ...from, start: next }) } : {}),
    ...(more && !selection ? { remaining: all.length - next } : {}),
  };
}

function limitOf(query: URLSearchParams): number {
  const text = query.get('limit') ?? '0';
  if (!/^\d+$/.test(text)) {
    throw badRequest(
      `strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`,
    );
  }
  return Number(text);
}

function checkVersion({ query, context }: ApiCall, continues: boolean): void {
  const text = query.get('resourceVersion') ?? '';
  const match = query.get('resourceVersionMatch');
  if (match && text === '') {
    throw invalidOptions('ListOptions', {
      reason: 'FieldValueForbidden',
      message:
        'Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided',
      field: 'resourceVersionMatch',
    });
  }
  if (text === '' || text === '0') {
    return;
  }
  if (continues) {
    throw badRequest(
      'specifying resource version is not allowed when using continue',
    );
  }
  const current = context.store.resourceVersion;
  if (Number(text) > current) {
    throw versionTooLarge(Number(text), current);
  }
}

function encode(token: Token): string {
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

function decode(text: string): Token {
  try {
    const token = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Number.isInteger(token.rv) && Number.isInteger(token.start)) {
      return token;
    }
  } catch {
    // answered below, together with tokens of the wrong shape
  }
  throw badRequest(
    'invalid continue token: continue key is not valid: not a token of this server',
  );
}
