import { encodeManagers, decodeManagers } from '../apply/managers';
import { Tracking, trackUpdate } from '../apply/trackUpdate';
import { apiVersionOf } from '../kinds/KindInfo';
import { timestamp } from '../meta/time';
import { ApiCall } from '../context/ServerContext';
import { KubeObject, ManagedFieldsEntry } from '../meta/types';
import { skeletonOf } from './skeleton';
import { WriteOptions } from '../context/WriteOptions';

/** How field ownership works at the endpoint of a call. */
export function trackingOf(call: ApiCall): Tracking {
  const { kind, path, context } = call;
  return {
    schema: kind.schema,
    hasStatus: kind.status,
    ...(path.subresource ? { subresource: path.subresource } : {}),
    // the scale endpoint is the one that records no time
    time: path.subresource === 'scale' ? undefined : timestamp(context.clock),
  };
}

/** `managedFields` after a write that is no apply. */
export function ownedByUpdate(
  call: ApiCall,
  before: KubeObject | undefined,
  after: KubeObject,
  options: WriteOptions,
): ManagedFieldsEntry[] {
  // what a client sends counts, as on a real server: an empty list resets ownership, another one passes it on
  const kept = before
    ? after.metadata.managedFields ?? before.metadata.managedFields
    : undefined;
  const managers = trackUpdate(
    before ?? (call.kind.custom ? undefined : skeletonOf(after)),
    after,
    decodeManagers(kept),
    {
      manager: options.fieldManager,
      operation: 'Update',
      apiVersion: apiVersionOf(call.kind),
      ...(call.path.subresource ? { subresource: call.path.subresource } : {}),
    },
    trackingOf(call),
  );
  return encodeManagers(managers);
}
