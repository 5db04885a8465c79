import {
  bytes,
  measured,
  millicores,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { HostUsage } from '../facts';
import { TenantInputs } from './hostInputs';
import { usedVclusters } from './usedVclusters';

const MiB = 2 ** 20;

const tenant = (
  name: string,
  given: { state?: 'running' | 'stopped'; size?: number; pods?: string[] } = {},
): TenantInputs => {
  const { state = 'running', size = 5, pods = [`${name}-0`] } = given;
  return {
    id: `h/vcluster-${name}/${name}`,
    uid: name,
    state,
    snapshot: {
      tenant: { ref: { host: 'h', namespace: `vcluster-${name}`, name } },
      syncers: () => pods.map(pod => ({ name: pod })),
    },
    vcluster: {
      basis: 'requested',
      name: `vcluster ${name}`,
      pods: 1,
      cpu: measured(millicores(1_000), 'requests'),
      memory: measured(bytes(1_000 * MiB), 'requests'),
      volumes: [{ size: measured(bytes(size), 'claim') }],
    },
  } as unknown as TenantInputs;
};

const use = (pods: Record<string, [cores: number, MiB: number]>): HostUsage =>
  new Map(
    Object.entries(pods).map(([key, [cpu, memory]]) => [
      key,
      { cpu, memory: memory * MiB },
    ]),
  );

const BOTH = use({
  'vcluster-a/a-0': [0.1, 200],
  'vcluster-a/coredns-x-x-kube-system-x-a': [0.02, 20],
  // A pod of the tenant itself is not part of its vcluster.
  'vcluster-a/web-x-default-x-a': [5, 5_000],
  'vcluster-b/b-0': [0.3, 400],
});

describe('vclusters by use', () => {
  it('count pods of the control plane and of CoreDNS, nothing else', () => {
    const [{ count, footprint }] = usedVclusters([tenant('a')], BOTH);
    expect(count).toBe(1);
    expect(footprint).toMatchObject({
      basis: 'used',
      cpu: { value: expect.closeTo(120, 6), source: 'measured' },
      memory: { value: 220 * MiB },
    });
  });

  it('of several that differ in their use only are their mean, so that the sum is theirs', () => {
    const [{ count, footprint }, ...others] = usedVclusters(
      [tenant('a'), tenant('b')],
      BOTH,
    );
    expect(others).toEqual([]);
    expect(count).toBe(2);
    expect(footprint).toMatchObject({
      name: 'vcluster a and others',
      cpu: {
        value: expect.closeTo(210, 6),
        detail:
          'metrics-server, mean of 2 vclusters; CoreDNS was not measured, and is not in it: b',
      },
      memory: { value: 310 * MiB },
    });
  });

  it('say that CoreDNS was not measured, unless they are paused', () => {
    const detailOf = (given: ReturnType<typeof tenant>) => {
      const [{ footprint }] = usedVclusters([given], BOTH);
      return footprint.memory.state === 'known' && footprint.memory.detail;
    };
    expect(detailOf(tenant('a'))).toBe(
      'metrics-server on a-0, coredns-x-x-kube-system-x-a',
    );
    expect(detailOf(tenant('b'))).toBe(
      'metrics-server on b-0; CoreDNS was not measured, and is not in it: b',
    );
    expect(detailOf(tenant('c', { state: 'stopped', pods: [] }))).toBe(
      'metrics-server on no pods',
    );
  });

  it('stay apart where their volumes or their states differ', () => {
    const groups = usedVclusters(
      [
        tenant('a'),
        tenant('b', { size: 50 }),
        tenant('c', { state: 'stopped', pods: [] }),
      ],
      BOTH,
    );
    expect(groups.map(({ state, count }) => [state, count])).toEqual([
      ['running', 1],
      ['running', 1],
      ['stopped', 1],
    ]);
    expect(groups[2].footprint.cpu).toMatchObject({ value: 0 });
  });

  it('are unknown together while one of them was not measured, and never its requests', () => {
    const [{ footprint }] = usedVclusters([tenant('a'), tenant('z')], BOTH);
    const reason = 'metrics-server has not measured pod z-0 yet.';
    expect(footprint.cpu).toEqual({ state: 'unknown', reason });
    expect(footprint.memory).toEqual({ state: 'unknown', reason });
  });

  it('are unknown while one that should run has no pod', () => {
    const [{ footprint }] = usedVclusters(
      [tenant('a'), tenant('b', { pods: [] })],
      BOTH,
    );
    expect(footprint.cpu).toEqual({
      state: 'unknown',
      reason: 'The vcluster has no pod at the moment.',
    });
  });
});
