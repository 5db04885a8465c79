import type { VclusterRef } from 'backstage-plugin-dapr-vcluster-common';
import { copyOf, digestOf, inPlaceOf } from '../copy';
import { DaprResource } from '../sync';

/**
 * An object of the host that is to become the copy of one in a vcluster.
 *
 * @public
 */
export type TakeOver = {
  /** The object with its new marks: to be put in place of the one that is there. */
  object: DaprResource;
  /** Whether only its metadata changes, so that no sidecar notices. */
  isSame: boolean;
};

/**
 * Makes an object that is on the host the copy of one in a vcluster: the Component syncer then finds what it would have
 * written itself, and leaves it as it is.
 *
 * @param live - as it is on the host now
 * @param source - the object in the vcluster, with its uid
 * @throws TooDeep
 * @public
 */
export function takeOver(
  live: DaprResource,
  source: DaprResource,
  tenant: VclusterRef,
): TakeOver {
  const { copy } = copyOf(source, tenant, { allowedMetadata: [] });
  return {
    object: inPlaceOf(live, copy, []),
    isSame: fieldsDigest(live) === fieldsDigest(copy),
  };
}

function fieldsDigest(object: DaprResource): string {
  const {
    apiVersion: _,
    kind: __,
    status: ___,
    metadata: ____,
    ...fields
  } = object;
  return digestOf(fields);
}
