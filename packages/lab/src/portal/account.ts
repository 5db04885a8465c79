import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ControlPlane } from '../cluster/controlPlane';
import { kubeconfig } from '../cluster/kubeconfig';
import { DAPR_NAMESPACE } from '../dapr/install';
import { ROOT } from '../paths';

const MANIFESTS = resolve(ROOT, 'plugins/dapr-vcluster-backend/manifests');
/** Helm installs the chart, for both profiles. */
const MANIFEST_FILES = [
  'rbac.yaml',
  'rbac-helm.yaml',
  'rbac-helm-multins.yaml',
  // The embedded Component syncer has its Leases in Dapr's namespace.
  'rbac-component-syncer.yaml',
];
const NAMESPACE = 'backstage';
const ACCOUNT = 'backstage-dapr-vcluster';

/** Gives the portal an account with the rights of the manifests it ships, and writes its kubeconfig. */
export async function createPortalAccount(
  { kubectl, server, caFile }: ControlPlane,
  folder: string,
): Promise<void> {
  await kubectl.apply(
    [NAMESPACE, DAPR_NAMESPACE].map(name => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    })),
  );
  for (const file of MANIFEST_FILES) {
    await kubectl.run([
      'apply',
      '--server-side',
      '--force-conflicts',
      '-f',
      join(MANIFESTS, file),
    ]);
  }
  const token = await kubectl.run([
    '-n',
    NAMESPACE,
    'create',
    'token',
    ACCOUNT,
    '--duration',
    '24h',
  ]);
  writeFileSync(
    join(folder, 'portal.kubeconfig'),
    kubeconfig('lab', server, caFile, { token: token.trim() }),
    { mode: 0o600 },
  );
}
