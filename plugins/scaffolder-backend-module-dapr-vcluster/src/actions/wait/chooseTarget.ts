import { InputError } from '@backstage/errors';
import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { componentSynced } from './componentSynced';
import { sidecarReady } from './sidecarReady';
import { SyncedNames, Target } from './target';
import { tenantReady } from './tenantReady';

/** The inputs with the target of a wait. */
export type TargetInput = {
  for?: 'ready' | 'sidecar-ready' | 'component-synced';
  appId?: string;
  component?: string;
  componentNamespace?: string;
};

/**
 * Selects the target of a wait.
 *
 * @throws InputError if a required input is missing
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
