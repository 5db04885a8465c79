import { isTrue } from '../request/RequestInfo';
import { Selection, selectionOf } from '../selectors/selection';
import { ApiCall, Reply } from '../context/ServerContext';
import { StoreEvent } from '../storage/Table';
import { expired } from '../errors/errors';
import { resumeVersion, wantsInitialEvents } from './watchOptions';
import { WatchStream } from './WatchStream';

/** Streams changes until the client leaves, the timeout passes or the server closes. */
export async function serveWatch(call: ApiCall): Promise<Reply | undefined> {
  const { context, kind, path, query } = call;
  const { store } = context;
  const selection = selectionOf(query, kind);
  const initial = wantsInitialEvents(query);
  const version = resumeVersion(query);
  const stream = new WatchStream(call);
  const backlog =
    initial || version === undefined ? [] : store.since(kind.storage, version);
  const target = { ...path, verb: 'watch', path: call.url };
  if (!backlog || context.faults.takeExpiry(target)) {
    const oldest = store.compactedAt(kind.storage);
    stream.fail(
      expired(`too old resource version: ${version} (${oldest})`).toStatus(),
    );
    return undefined;
  }
  let seen = version;
  if (initial || version === undefined) {
    seen = store.resourceVersion;
    for (const stored of store.listStored(kind.storage, path.namespace)) {
      if (!selection || selection(stored)) {
        stream.event('ADDED', stored);
        await stream.drained();
      }
    }
    if (initial && isTrue(query.get('allowWatchBookmarks'))) {
      stream.bookmark(seen, true);
    }
    // what has happened while the client was reading
    const missed = store.since(kind.storage, seen);
    if (!missed) {
      stream.fail(expired('the initial events took too long').toStatus());
      return undefined;
    }
    backlog.push(...missed);
  }
  const send = (event: StoreEvent) => {
    // a client of a restored server may have seen more than the server now has
    if (seen === undefined || event.version > seen) {
      forward(stream, event, path.namespace, selection);
    }
  };
  backlog.forEach(send);
  stream.onClose(store.subscribe(kind.storage, send));
  stream.start();
  return undefined;
}

/** Sends an event as the watcher's selector makes it look: leaving the selection is a deletion. */
function forward(
  stream: WatchStream,
  event: StoreEvent,
  namespace: string | undefined,
  selection: Selection | undefined,
): void {
  const { stored, previous } = event;
  if (namespace !== undefined && stored.namespace !== namespace) {
    return;
  }
  if (!selection) {
    stream.event(event.type, stored);
    return;
  }
  const before = previous !== undefined && selection(previous);
  const after = event.type !== 'DELETED' && selection(stored);
  if (after) {
    stream.event(before ? 'MODIFIED' : 'ADDED', stored);
  } else if (before) {
    stream.event('DELETED', stored);
  }
}
