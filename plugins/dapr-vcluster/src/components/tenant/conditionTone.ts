import { Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { Tone } from '../primitives';

type Condition = Tenant['conditions'][number];

/** Conditions that are bad when true; see the conventions of Kubernetes and Flux. */
const BAD_WHEN_TRUE = /(Stalled|Failed|Failure|Degraded|Pressure|Unavailable)$/;

/** Conditions that only say that something goes on. */
const NEITHER = /^(Reconciling|Progressing|Suspended)$/;

/** What a condition means to a reader, which its status alone does not say. */
export function conditionTone({ type, status }: Condition): Tone {
  if (status === 'Unknown') {
    return 'unknown';
  }
  if (NEITHER.test(type)) {
    return status === 'True' ? 'busy' : 'quiet';
  }
  const good = (status === 'True') !== BAD_WHEN_TRUE.test(type);
  return good ? 'ok' : 'warning';
}
