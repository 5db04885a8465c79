import { ServerContext } from '../context/ServerContext';
import { StoreEvent } from '../storage/Table';
import { KubeObject } from '../meta/types';
import { DEFINITIONS, specOf } from './Definition';
import { kindsOf } from './kindsOf';

/** Serves and withdraws kinds as their definitions come, change and go. */
export function followDefinitions(context: ServerContext): void {
  context.store.subscribe(DEFINITIONS, event => onEvent(context, event));
}

function onEvent(
  context: ServerContext,
  { type, stored, previous }: StoreEvent,
): void {
  if (previous) {
    kindsOf(previous.object).forEach(kind => context.kinds.remove(kind));
  }
  if (type === 'DELETED') {
    removeObjects(context, stored.object);
  } else {
    kindsOf(stored.object).forEach(kind => context.kinds.add(kind));
  }
}

/** With a definition go all its objects and the watches on them. */
function removeObjects(context: ServerContext, definition: KubeObject): void {
  const { group, names } = specOf(definition);
  const storage = `${names.plural}.${group}`;
  for (const { namespace, name } of context.store.listStored(storage)) {
    context.store.remove(storage, namespace, name);
  }
  context.watches
    .active()
    .filter(watch => watch.group === group && watch.plural === names.plural)
    .forEach(watch => watch.end());
}
