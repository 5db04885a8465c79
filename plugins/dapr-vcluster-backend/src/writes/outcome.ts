import { ObjectOutcome } from 'backstage-plugin-dapr-vcluster-common';
import { ObjectRef, Resource } from '../hosts';

/** What became of one object, for an answer. Carries names only. */
export function outcomeOf(
  { apiVersion, kind }: Resource,
  { namespace, name }: ObjectRef,
  outcome: ObjectOutcome['outcome'],
  reason?: string,
): ObjectOutcome {
  return {
    apiVersion,
    kind,
    ...(namespace && { namespace }),
    name,
    outcome,
    ...(reason && { reason }),
  };
}
