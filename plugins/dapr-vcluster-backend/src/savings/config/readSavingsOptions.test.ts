import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { DEFAULT_PRICES } from 'backstage-plugin-dapr-vcluster-common/savings';
import { assertOpenCostHosts } from './readOpenCost';
import { readSavingsOptions } from './readSavingsOptions';

const read = (savings: JsonObject) =>
  readSavingsOptions(
    mockServices.rootConfig({ data: { daprVcluster: { savings } } }),
  );

const EUROS = {
  currency: 'EUR',
  cpuCoreMonth: 20,
  memoryGiBMonth: 3,
  storageGiBMonth: 0.1,
  controlPlaneMonth: 70,
};

describe('readSavingsOptions', () => {
  it('has list prices, marked as defaults, when nothing is configured', () => {
    const options = readSavingsOptions(mockServices.rootConfig());
    expect(options.prices).toEqual(DEFAULT_PRICES);
    expect(options).toMatchObject({
      allocation: 'evenly',
      dapr: { dedicatedHa: false, growthPerTenant: 0 },
      packs: [],
      overhead: {},
    });
  });

  it('reads prices less discounts, and says so in their sources', () => {
    const { prices } = read({
      prices: {
        ...EUROS,
        storageClasses: [{ name: 'fast', gibMonth: 0.5 }],
        discounts: { compute: 25, controlPlane: 100 },
      },
    });
    expect(prices).toMatchObject({
      currency: 'EUR',
      cpu: {
        value: 15,
        source: 'configured',
        detail: 'daprVcluster.savings.prices.cpuCoreMonth 20 less 25 %',
      },
      storage: { value: 0.1, source: 'configured' },
      controlPlane: { value: 0 },
      storageClasses: { fast: { value: 0.5 } },
    });
  });

  it('a discount on a list price still rests on a default', () => {
    const { prices } = read({ prices: { discounts: { compute: 50 } } });
    expect(prices.cpu).toMatchObject({
      source: 'default',
      detail: expect.stringContaining('less 50 %'),
    });
    expect(prices.controlPlane).toEqual(DEFAULT_PRICES.controlPlane);
  });

  it('reads prices of nodes by a label, less the discount', () => {
    const { nodes } = read({
      prices: {
        nodes: [
          { label: 'pool', value: 'spot', cpuCoreMonth: 8, memoryGiBMonth: 1 },
          { label: 'pool', cpuCoreMonth: 20, memoryGiBMonth: 3 },
        ],
        discounts: { compute: 50 },
      },
    });
    expect(nodes).toMatchObject([
      {
        label: 'pool',
        value: 'spot',
        cpu: { value: 4 },
        memory: { value: 0.5 },
      },
      { label: 'pool', cpu: { value: 10, source: 'configured' } },
    ]);
  });

  it('lets OpenCost tell prices in another currency, which are unknown until then', () => {
    const { prices, openCost } = read({
      prices: { currency: 'EUR', cpuCoreMonth: 20 },
      openCost: [{ host: 'h', url: 'http://opencost:9003/', currency: 'EUR' }],
    });
    expect(prices.cpu).toMatchObject({ value: 20, source: 'configured' });
    expect(prices.controlPlane).toEqual({
      state: 'unknown',
      reason:
        'daprVcluster.savings.prices.controlPlaneMonth is not configured.',
    });
    expect(openCost).toEqual([
      { host: 'h', url: 'http://opencost:9003', authorization: undefined },
    ]);
  });

  it('reads whom the digest goes to', () => {
    expect(read({}).digest).toBe(undefined);
    expect(
      read({ digest: { platformTeam: 'group:default/ops' } }).digest,
    ).toEqual({ platformTeam: ['group:default/ops'], owners: true });
  });

  it('writes recipients of the digest as owners are written, each once', () => {
    const platformTeam = ['Group:Default/Ops', 'group:ops', 'group:default/b'];
    expect(read({ digest: { platformTeam } }).digest?.platformTeam).toEqual([
      'group:default/ops',
      'group:default/b',
    ]);
  });

  it('reads packs and what the portal takes itself', () => {
    const options = read({
      packs: [
        { name: 'cert-manager', cpu: '45m', memory: '394Mi', pods: 3 },
        {
          name: 'knative',
          cpu: '600m',
          memory: '360Mi',
          pods: 4,
          shared: { cpu: 1, memory: '1Gi', pods: 8, storage: '5Gi' },
          growthPerTenant: 0.02,
        },
      ],
      overhead: { syncer: { cpu: 0, memory: '64Mi' } },
      allocation: 'by-sidecars',
    });
    expect(options.packs[0]).toMatchObject({
      name: 'cert-manager',
      dedicated: { pods: 3, cpu: { value: 45 }, volumes: [] },
      growthPerTenant: 0,
    });
    expect(options.packs[0].shared).toEqual(options.packs[0].dedicated);
    expect(options.packs[1].shared).toMatchObject({
      cpu: { value: 1_000, source: 'configured' },
      volumes: [{ size: { value: 5 * 2 ** 30 } }],
    });
    expect(options.overhead).toMatchObject({
      syncer: { cpu: { value: 0 }, memory: { value: 64 * 2 ** 20 } },
    });
    expect(options.allocation).toBe('by-sidecars');
  });

  it('does not start when OpenCost is of a host that is not there', () => {
    const { openCost } = read({
      openCost: [{ host: 'prodution', url: 'http://o:9003' }],
    });
    expect(() => assertOpenCostHosts(openCost, ['production', 'test'])).toThrow(
      'daprVcluster.savings.openCost[0].host is "prodution", which is no host; use one of production, test',
    );
    expect(() => assertOpenCostHosts(openCost, ['prodution'])).not.toThrow();
  });
});
