import { join } from 'node:path';
import { Kubectl } from '../cluster/Kubectl';
import { moduleFolder } from '../programs/build';
import { DAPR_VERSION } from '../programs/list';
import { capture } from '../../../../scripts/lib/processes/capture.mjs';

/** Namespace of the control plane. */
export const DAPR_NAMESPACE = 'dapr-system';

/** Accounts whose pods get a sidecar: the syncers of vclusters in namespaces named as the CLI names them. */
export const ALLOWED_SERVICE_ACCOUNTS = 'vcluster-*:vc-*';

/** Installs Dapr's CRDs and its chart with the real Helm; the pods it makes only pretend to run. */
export async function installDapr(
  kubectl: Kubectl,
  helm: string,
  kubeconfig: string,
  namespace: string,
): Promise<void> {
  const module = await moduleFolder('dapr', 'github.com/dapr/dapr');
  const chart = join(module, 'charts', 'dapr');
  await kubectl.run([
    'apply',
    '--server-side',
    '--force-conflicts',
    '-f',
    join(chart, 'crds'),
  ]);
  await capture('ip', [
    'netns',
    'exec',
    namespace,
    helm,
    '--kubeconfig',
    kubeconfig,
    'upgrade',
    '--install',
    'dapr',
    chart,
    '--namespace',
    DAPR_NAMESPACE,
    '--create-namespace',
    '--skip-crds',
    '--set',
    `global.tag=${DAPR_VERSION}`,
    '--set',
    `dapr_sidecar_injector.allowedServiceAccounts=${ALLOWED_SERVICE_ACCOUNTS}`,
  ]);
}
