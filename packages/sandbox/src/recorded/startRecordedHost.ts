import { kubeconfigSecretName } from 'backstage-plugin-dapr-vcluster-common';
import { stringify } from 'yaml';
import {
  ApiServer,
  Clock,
  DAPR_DEFINITIONS,
  HOST_DEFINITIONS,
  startApiServer,
} from 'dapr-vcluster-kube-sim';
import {
  KubeObject,
  TypeMeta,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { RecordedTenant, recordedObjects } from './data';
import { RecordedPods } from './RecordedPods';

const TENANTS: RecordedTenant[] = ['team-a', 'team-b'];

/** The recorded host with its two recorded vclusters, all read-only. */
export type RecordedHost = {
  server: ApiServer;
  tenants: Record<RecordedTenant, ApiServer>;
  close(): Promise<void>;
};

/** Starts read-only API servers with the recorded objects. */
export async function startRecordedHost(
  options: { clock?: Clock; port?: number } = {},
): Promise<RecordedHost> {
  const { clock, port } = options;
  const start = async (tenant: RecordedTenant) =>
    startApiServer({
      name: `recorded/${tenant}`,
      clock,
      readOnly: true,
      kubernetesVersion: 'v1.36.3',
      initial: [
        // Only the multi-namespace vcluster knows Dapr's kinds: it exports them.
        ...(tenant === 'team-a' ? DAPR_DEFINITIONS : []),
        ...recordedObjects(tenant, 'virtual'),
      ],
    });
  const [teamA, teamB] = await Promise.all(TENANTS.map(start));
  const tenants = { 'team-a': teamA, 'team-b': teamB };
  const objects = TENANTS.flatMap(tenant => recordedObjects(tenant, 'host'));
  const server = await startApiServer({
    name: 'recorded',
    clock,
    port,
    readOnly: true,
    kubernetesVersion: 'v1.36.3',
    pods: new RecordedPods(),
    // The recorded cluster had no metrics-server, and nothing of a recording uses anything.
    usage: 'none',
    initial: [
      ...HOST_DEFINITIONS,
      ...objects.map(object => withKubeconfig(object, tenants)),
    ],
  });
  return {
    server,
    tenants,
    close: async () => {
      await Promise.all([server, teamA, teamB].map(each => each.close()));
    },
  };
}

/** The recorded kubeconfig Secrets hold placeholders; these open the virtual servers. */
function withKubeconfig(
  object: KubeObject & TypeMeta,
  tenants: Record<RecordedTenant, ApiServer>,
): KubeObject & TypeMeta {
  const tenant = TENANTS.find(
    each => object.metadata.name === kubeconfigSecretName(each),
  );
  if (object.kind !== 'Secret' || !tenant) {
    return object;
  }
  const server = tenants[tenant];
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  return {
    ...object,
    data: {
      config: base64(
        stringify(server.kubeconfig(server.adminToken, 'my-vcluster')),
      ),
      'certificate-authority': server.caData,
      token: base64(server.adminToken),
    },
  };
}
