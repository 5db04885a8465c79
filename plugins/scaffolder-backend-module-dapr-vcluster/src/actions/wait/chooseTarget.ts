import { InputError } from '@backstage/errors';
import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { componentSynced } from './componentSynced';
import { sidecarReady } from './sidecarReady';
import { SyncedNames, Target } from './target';
import { tenantReady } from './tenantReady';

/** The inputs that say what to wait for. */
export type TargetInput = {
  for?: 'ready' | 'sidecar-ready' | 'component-synced';
  appId?: string;
  component?: string;
  componentNamespace?: string;
};

/**
 * Chooses what to wait for.
 *
 * @throws InputError when an input that kind of wait needs is missing
 */
export function chooseTarget(
  tenant: TenantRef,
  input: TargetInput,
): Target<Partial<SyncedNames>> {
  const { appId, component, componentNamespace = 'default' } = input;
  switch (input.for ?? 'ready') {
    case 'sidecar-ready':
      return sidecarReady(tenant, needed('appId', appId, input), component);
    case 'component-synced':
      return componentSynced(tenant, {
        namespace: componentNamespace,
        name: needed('component', component, input),
      });
    default:
      return tenantReady(tenant);
  }
}

function needed(
  field: string,
  value: string | undefined,
  input: TargetInput,
): string {
  if (value) {
    return value;
  }
  throw new InputError(`${field} is required to wait for ${input.for}`);
}
