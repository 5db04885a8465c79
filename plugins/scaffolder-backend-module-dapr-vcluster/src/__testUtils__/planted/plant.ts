import { RawClient } from 'dapr-vcluster-kube-sim';
import { parse } from 'yaml';
import { until } from '../until';
import { PLANTED } from './texts';

/** Creates objects with secrets on the host and in the vcluster, without the portal. */
export async function plantAll(host: RawClient, virtual: RawClient) {
  const namespace = 'vcluster-team-a';
  await plant(
    host,
    `/apis/dapr.io/v1alpha1/namespaces/${namespace}/components`,
    {
      apiVersion: 'dapr.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'leaky',
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration':
            PLANTED['plain value on the host'],
        },
      },
      spec: {
        type: 'state.redis',
        version: 'v1',
        metadata: [
          {
            name: 'redisPassword',
            value: PLANTED['plain value on the host'],
          },
          {
            name: 'redisHost',
            value: `redis://u:${PLANTED['password in an address']}@redis:6379`,
          },
        ],
      },
    },
  );
  await plant(virtual, '/api/v1/namespaces/default/secrets', {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'own' },
    stringData: { key: PLANTED["Secret of the tenant's"] },
  });
  await plant(virtual, '/api/v1/namespaces/default/pods', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'writer',
      annotations: {
        'dapr.io/enabled': 'true',
        'dapr.io/app-id': 'writer',
        'dapr.io/disable-builtin-k8s-secret-store': 'true',
        'dapr.io/env': `KEY=${PLANTED['environment of a pod']}`,
        'vcluster.loft.sh/token-x': PLANTED['token annotation of a pod'],
      },
    },
    spec: {
      containers: [
        {
          name: 'app',
          image: 'example.org/app:1',
          env: [{ name: 'KEY', value: PLANTED['environment of a pod'] }],
        },
      ],
    },
  });
  await plant(virtual, '/api/v1/namespaces/default/events', {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: 'writer.1' },
    involvedObject: { kind: 'Pod', namespace: 'default', name: 'writer' },
    type: 'Warning',
    reason: 'BackOff',
    message: `cannot dial redis://u:${PLANTED['event of the vcluster']}@redis:6379`,
  });
  await plantCondition(host);
}

async function plant(client: RawClient, path: string, object: object) {
  const { code, text } = await client.post(path, object);
  if (code !== 201) {
    throw new Error(text);
  }
}

/** URL of the vcluster, and its admin token, as soon as the vcluster has written them. */
export async function kubeconfigOf(host: RawClient) {
  const path = '/api/v1/namespaces/vcluster-team-a/secrets/vc-team-a';
  const { config } = await until('the kubeconfig of the vcluster', async () => {
    const response = await host.get(path);
    return response.code === 200 ? response.json().data : undefined;
  });
  const { clusters, users } = parse(Buffer.from(config, 'base64').toString());
  return {
    url: clusters[0].cluster.server,
    caData: clusters[0].cluster['certificate-authority-data'],
    token: users[0].user.token,
  };
}

/** Some errors of Helm contain its input. A suspended release is not reconciled. */
async function plantCondition(host: RawClient) {
  const namespace = 'vcluster-broken';
  const path = `/apis/helm.toolkit.fluxcd.io/v2/namespaces/${namespace}/helmreleases`;
  await plant(host, '/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  await plant(host, path, {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name: 'broken' },
    spec: {
      suspend: true,
      interval: '10m',
      chart: {
        spec: {
          chart: 'vcluster',
          version: '0.36.1',
          sourceRef: { kind: 'HelmRepository', name: 'vcluster' },
        },
      },
      values: { password: PLANTED['Helm values'] },
    },
  });
  const { code, text } = await host.patch(`${path}/broken/status`, 'merge', {
    status: {
      conditions: [
        {
          type: 'Ready',
          status: 'False',
          reason: 'InstallFailed',
          message: `password=${PLANTED['condition of a release']}`,
          lastTransitionTime: '2026-01-01T00:00:00Z',
        },
      ],
    },
  });
  if (code !== 200) {
    throw new Error(text);
  }
}
