import { PlacedObject } from 'backstage-plugin-dapr-vcluster-common';
import { Compared } from './compare';

/** What is told of every compared object, whatever its kind. */
export function placed({
  shown: { scopes, createdAt },
  host,
  name,
  virtual,
  managedBy,
  declared,
  synced,
  findings,
  sync,
}: Compared): PlacedObject {
  return {
    name,
    virtual,
    host: host && { namespace: host.namespace, name: host.name },
    managedBy,
    scopes,
    declared,
    synced,
    findings,
    createdAt,
    ...(sync && { sync }),
    ...(synced === 'edited' && { edited: host?.edited }),
  };
}
