import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { Provisioner } from './types';

/**
 * Where modules add further provisioners; `daprVcluster.provisioner` chooses one by its name.
 *
 * @public
 */
export type ProvisionerExtensionPoint = {
  /** @throws Error when the name is taken. */
  addProvisioner(provisioner: Provisioner): void;
};

/**
 * Extension point for {@link ProvisionerExtensionPoint}.
 *
 * @public
 */
export const provisionerExtensionPoint =
  createExtensionPoint<ProvisionerExtensionPoint>({
    id: 'dapr-vcluster.provisioner',
  });
