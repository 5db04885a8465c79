import { ApiCall } from '../context/ServerContext';
import { KubeObject } from '../meta/types';
import { WriteOptions } from '../context/WriteOptions';
import { enforcePodSecurity } from './podSecurity/enforcePodSecurity';
import { checkLimits, withDefaultLimits } from './quotas/limitRanges';
import { callWebhooks } from './webhooks';

/**
 * Admission in the order of Kubernetes: what changes the object (limit ranges before and after the webhooks, so that
 * injected containers get limits too), then what validates it. Quotas come last, see `checkQuotas`.
 *
 * @returns the object as the plugins and webhooks left it
 */
export async function admit(
  call: ApiCall,
  operation: 'CREATE' | 'UPDATE',
  object: KubeObject,
  before: KubeObject | undefined,
  options: WriteOptions,
): Promise<KubeObject> {
  const isNew = operation === 'CREATE';
  const limited = isNew ? withDefaultLimits(call, object) : object;
  const request = { operation, before, dryRun: options.dryRun };
  const changed = await callWebhooks(call, 'mutatingwebhookconfigurations', {
    ...request,
    object: limited,
  });
  const mutated = isNew ? withDefaultLimits(call, changed) : changed;
  if (isNew) {
    checkLimits(call, mutated);
  }
  enforcePodSecurity(call, mutated, before);
  await callWebhooks(call, 'validatingwebhookconfigurations', {
    ...request,
    object: mutated,
  });
  return mutated;
}
