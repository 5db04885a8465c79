import { ObjectOutcome } from 'backstage-plugin-dapr-vcluster-common';
import {
  ObjectRef,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** What became of one object, for an answer. Carries names only, and of an object that is there its uid. */
export function outcomeOf(
  { apiVersion, kind }: Resource,
  { namespace, name, uid }: ObjectRef & { uid?: string },
  outcome: ObjectOutcome['outcome'],
  reason?: string,
): ObjectOutcome {
  return {
    apiVersion,
    kind,
    ...(namespace && { namespace }),
    name,
    ...(uid && { uid }),
    outcome,
    ...(reason && { reason }),
  };
}
