import { Config } from '@backstage/config';
import { Provisioner } from 'backstage-plugin-dapr-vcluster-node';
import { FluxProvisioner } from './flux';
import { HelmProvisioner, readHelmOptions } from './helm';

/**
 * The provisioner that `daprVcluster.provisioner` names (default `flux`), among the built-in and the added ones.
 *
 * @throws Error naming the key and the known names.
 */
export function readProvisioner(
  root: Config,
  added: readonly Provisioner[] = [],
): Provisioner {
  const flux = root.getOptionalConfig('daprVcluster.flux');
  const all = [
    new FluxProvisioner({
      chartRepository:
        flux?.getOptionalString('chartRepository') ?? 'https://charts.loft.sh',
      chart: flux?.getOptionalString('chart') ?? 'vcluster',
      interval: flux?.getOptionalString('interval') ?? '10m',
    }),
    new HelmProvisioner(readHelmOptions(root)),
    ...added,
  ];
  const name = root.getOptionalString('daprVcluster.provisioner') ?? 'flux';
  const found = all.find(provisioner => provisioner.name === name);
  if (found) {
    return found;
  }
  throw new Error(
    `daprVcluster.provisioner is "${name}"; known are ${all
      .map(provisioner => provisioner.name)
      .join(', ')}`,
  );
}
