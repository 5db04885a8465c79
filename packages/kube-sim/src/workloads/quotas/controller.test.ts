import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Pod } from '../../controllerRuntime';
import { deployment } from '../../__testUtils__/workloads';
import { TestCluster } from '../../__testUtils__/TestCluster';
import { usedOf } from '../../quantities/quotaUse';

function pod(phase: string, cpu: string): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a', namespace: 'shop', uid: 'a' },
    spec: {
      containers: [
        {
          name: 'c',
          image: 'i',
          resources: { requests: { cpu, memory: '1Gi' } },
        },
      ],
    },
    status: { phase },
  };
}

describe('usedOf', () => {
  it('counts what runs or waits, and only what the quota limits', () => {
    const hard = {
      'requests.cpu': '2',
      'requests.memory': '4Gi',
      'limits.cpu': '2',
      pods: '10',
      'count/pods': '10',
      'count/secrets': '10',
      'requests.storage': '10Gi',
      'services.nodeports': '0',
      'count/widgets.example.com': '1',
    };
    const claim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'c', namespace: 'shop' },
      spec: { resources: { requests: { storage: '1Gi' } } },
    };
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 's', namespace: 'shop' },
      spec: { type: 'NodePort' },
    };
    expect(
      usedOf(hard, {
        pods: [
          pod('Running', '100m'),
          pod('Pending', '1'),
          pod('Succeeded', '1'),
        ],
        services: [service],
        claims: [claim],
        others: { secrets: 4 },
      }),
    ).toEqual({
      'requests.cpu': '1100m',
      'requests.memory': `${2 ** 31}`,
      'limits.cpu': '0m',
      pods: '2',
      'count/pods': '3',
      'count/secrets': '4',
      'requests.storage': `${2 ** 30}`,
      'services.nodeports': '1',
    });
  });
});

describe('a ResourceQuota', () => {
  it('says how much of it is used', async () => {
    const cluster = await TestCluster.start();
    try {
      await cluster.client.create(RESOURCES.resourceQuotas, {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: { name: 'quota', namespace: 'default' },
        spec: { hard: { 'count/pods': '5' } },
      });
      await cluster.client.create(RESOURCES.deployments, deployment('web', 2));
      const { status } = await cluster.until(
        RESOURCES.resourceQuotas,
        'default/quota',
        object => JSON.stringify(object).includes('"count/pods":"2"'),
      );
      expect(status).toEqual({
        hard: { 'count/pods': '5' },
        used: { 'count/pods': '2' },
      });
    } finally {
      await cluster.close();
    }
  });
});
