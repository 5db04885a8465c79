import { Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { Tone } from '../primitives';

type Condition = Tenant['conditions'][number];

/** Conditions that report a problem when true, by the conventions of Kubernetes, Flux and Argo CD. */
const BAD_WHEN_TRUE =
  /(Stalled|Failed|Failure|Degraded|Pressure|Unavailable|Error|Warning)$/;

/** Conditions that report progress. */
const NEITHER = /^(Reconciling|Progressing|Suspended)$/;

/** Tone of a condition, from its type and status. */
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
