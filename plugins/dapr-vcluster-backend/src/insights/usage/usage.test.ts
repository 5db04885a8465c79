import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { sumMeasured } from './measured';
import { quotaLines } from './quota';
import { podRequests, sumRequests } from './requests';

const object = (kind: string, parts: object): KubeObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { namespace: 'vcluster-a', name: 'x' },
  ...parts,
});

describe('quotaLines', () => {
  it('reads amounts in the unit of their resource', () => {
    const hard = {
      'requests.cpu': '2',
      'limits.memory': '4Gi',
      'requests.storage': '10Gi',
      'gold.storageclass.storage.k8s.io/requests.storage': '1Gi',
      'count/pods': '20',
      'requests.nvidia.com/gpu': '1',
    };
    const used = { 'requests.cpu': '250m', 'count/pods': '3' };
    const lines = quotaLines(
      object('ResourceQuota', { status: { hard, used } }),
    );
    expect(
      lines.map(line => [line.resource, line.used, line.hard, line.unit]),
    ).toEqual([
      ['requests.cpu', 0.25, 2, 'cores'],
      ['limits.memory', undefined, 4 * 2 ** 30, 'bytes'],
      ['requests.storage', undefined, 10 * 2 ** 30, 'bytes'],
      [
        'gold.storageclass.storage.k8s.io/requests.storage',
        undefined,
        2 ** 30,
        'bytes',
      ],
      ['count/pods', 3, 20, 'count'],
      ['requests.nvidia.com/gpu', undefined, 1, 'count'],
    ]);
  });

  it('shows a new quota before it has been counted', () => {
    const [line] = quotaLines(
      object('ResourceQuota', { spec: { hard: { pods: '5' } } }),
    );
    expect(line).toMatchObject({ hard: 5, used: undefined });
  });
});

describe('podRequests', () => {
  const pod = (phase: string) =>
    object('Pod', {
      spec: {
        containers: [
          {
            name: 'app',
            env: [{ name: 'PASSWORD', value: 'hunter2' }],
            resources: {
              requests: { cpu: '100m', memory: '64Mi' },
              limits: { memory: '128Mi' },
            },
          },
          { name: 'daprd', resources: { requests: { cpu: '50m' } } },
        ],
      },
      status: { phase },
    });

  it('keeps only numbers', () => {
    const kept = podRequests(pod('Running'));
    expect(kept).toMatchObject({
      requests: { memory: 64 * 2 ** 20 },
      limits: { cpu: 0, memory: 128 * 2 ** 20 },
      sidecar: { cpu: 0.05, memory: 0 },
      withoutRequests: 1,
      running: true,
    });
    expect(JSON.stringify(kept)).not.toContain('hunter2');
  });

  it('adds up pods that have not ended', () => {
    const all = ['Running', 'Pending', 'Succeeded', 'Failed'].flatMap(
      phase => podRequests(pod(phase)) ?? [],
    );
    const { pods, requests, sidecars, withoutRequests } = sumRequests(all);
    expect(pods).toBe(2);
    expect(withoutRequests).toBe(2);
    expect(requests.cpu).toBeCloseTo(0.3);
    expect(sidecars.cpu).toBeCloseTo(0.1);
  });
});

describe('sumMeasured', () => {
  it('separates sidecars from other containers', () => {
    const metrics = object('PodMetrics', {
      containers: [
        { name: 'app', usage: { cpu: '12000000n', memory: '2048Ki' } },
        { name: 'daprd', usage: { cpu: '3m', memory: '1Mi' } },
      ],
    });
    const { pods, total, sidecars } = sumMeasured([metrics]);
    expect(pods).toBe(1);
    expect(total.cpu).toBeCloseTo(0.015);
    expect(total.memory).toBe(3 * 2 ** 20);
    expect(sidecars.memory).toBe(2 ** 20);
  });
});
