import { Config } from '@backstage/config';
import { Provisioner } from 'backstage-plugin-dapr-vcluster-node';
import { ArgoCdProvisioner, readArgoCdOptions } from './argocd';
import { FluxProvisioner } from './flux';
import { GitProvisioner } from './git';
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
  const { flux, argocd } = readGitOpsProvisioners(root);
  const all = [
    flux,
    new HelmProvisioner(readHelmOptions(root)),
    argocd,
    new GitProvisioner(root.has('daprVcluster.argocd') ? argocd : flux),
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

/**
 * The provisioners whose objects can be in Git as well.
 *
 * @throws Error naming the key.
 */
export function readGitOpsProvisioners(root: Config) {
  const flux = root.getOptionalConfig('daprVcluster.flux');
  return {
    flux: new FluxProvisioner({
      chartRepository:
        flux?.getOptionalString('chartRepository') ?? 'https://charts.loft.sh',
      chart: flux?.getOptionalString('chart') ?? 'vcluster',
      interval: readInterval(flux),
    }),
    argocd: new ArgoCdProvisioner(readArgoCdOptions(root)),
  };
}

/** Flux refuses every other text, though only when a tenant is created. */
const DURATION = /^(\d{1,9}(\.\d{1,9})?(ms|s|m|h))+$/;

function readInterval(flux?: Config): string {
  const interval = flux?.getOptionalString('interval') ?? '10m';
  if (!DURATION.test(interval)) {
    throw new Error(
      `daprVcluster.flux.interval is "${interval}", which is no duration; write one such as 10m or 1h30m`,
    );
  }
  return interval;
}
