import { ApiCall } from '../context/ServerContext';
import { KubeObject } from '../meta/types';
import { WriteOptions } from '../context/WriteOptions';
import { callWebhooks } from './webhooks';

/** Sends an object through the admission webhooks that want it; returns it as they left it. */
export async function admit(
  call: ApiCall,
  operation: 'CREATE' | 'UPDATE',
  object: KubeObject,
  before: KubeObject | undefined,
  options: WriteOptions,
): Promise<KubeObject> {
  const request = { operation, object, before, dryRun: options.dryRun };
  const mutated = await callWebhooks(
    call,
    'mutatingwebhookconfigurations',
    request,
  );
  await callWebhooks(call, 'validatingwebhookconfigurations', {
    ...request,
    object: mutated,
  });
  return mutated;
}
