import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { DEFAULT_PRICES } from 'backstage-plugin-dapr-vcluster-common/savings';
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

  it.each<[JsonObject, string]>([
    [
      { prices: { cpuCoreMonth: -1 } },
      'daprVcluster.savings.prices.cpuCoreMonth is -1; give a number of 0 or more',
    ],
    [
      { prices: { memoryGiBMonth: 'three' } },
      'daprVcluster.savings.prices.memoryGiBMonth is "three"; give a plain number',
    ],
    [
      { prices: { currency: 'EURO' } },
      'daprVcluster.savings.prices.currency is "EURO", which is not the code of a currency (ISO 4217); use one such as USD or EUR',
    ],
    [
      { prices: { currency: 'EUR', cpuCoreMonth: 1 } },
      'daprVcluster.savings.prices.memoryGiBMonth is missing; the default prices are in USD, so prices in EUR have to be given',
    ],
    [
      { prices: { cpuCoreMonht: 1 } },
      'daprVcluster.savings.prices.cpuCoreMonht is not known; use currency, cpuCoreMonth, memoryGiBMonth, storageGiBMonth, controlPlaneMonth, clusterExtrasMonth, storageClasses, nodes, discounts',
    ],
    [
      { prices: { discounts: { compute: 120 } } },
      'daprVcluster.savings.prices.discounts.compute is 120; give a number from 0 to 100',
    ],
    [
      {
        prices: {
          storageClasses: [
            { name: 'fast', gibMonth: 1 },
            { name: 'fast', gibMonth: 2 },
          ],
        },
      },
      'daprVcluster.savings.prices.storageClasses[1].name and daprVcluster.savings.prices.storageClasses[0].name are both "fast"; remove one of them',
    ],
    [
      { prices: { storageClasses: [{ name: 'fast' }] } },
      'daprVcluster.savings.prices.storageClasses[0].gibMonth is missing; give the price of one GiB for a month',
    ],
    [
      {
        prices: {
          nodes: [
            { label: 'a', value: 'b', cpuCoreMonth: 1, memoryGiBMonth: 1 },
            { label: 'a', value: 'b', cpuCoreMonth: 2, memoryGiBMonth: 1 },
          ],
        },
      },
      'daprVcluster.savings.prices.nodes[1] and daprVcluster.savings.prices.nodes[0] are both "a=b"; remove one of them',
    ],
    [
      { prices: { nodes: [{ label: 'a', cpuCoreMonth: 1 }] } },
      'daprVcluster.savings.prices.nodes[0].memoryGiBMonth is missing; give the price on these nodes for a month',
    ],
    [
      {
        prices: {
          nodes: [{ label: 'a', cpuCoreMonth: -3, memoryGiBMonth: 1 }],
        },
      },
      'daprVcluster.savings.prices.nodes[0].cpuCoreMonth is -3; give a number of 0 or more',
    ],
    [
      { openCost: [{ host: 'h', url: 'http://o:9003', currency: 'EUR' }] },
      'daprVcluster.savings.openCost[0].currency is "EUR", but daprVcluster.savings.prices.currency is "USD"; amounts of two currencies are never combined, so let OpenCost count in USD or set prices.currency to EUR',
    ],
    [
      { openCost: [{ host: 'h', url: 'http://o', currency: 'euro' }] },
      'daprVcluster.savings.openCost[0].currency is "euro", which is not the code of a currency',
    ],
    [
      { openCost: [{ host: 'h', url: 'http://me:secret@o' }] },
      'daprVcluster.savings.openCost[0].url is "<hidden>"; give an address such as http://opencost.opencost:9003, credentials in authorization',
    ],
    [
      { openCost: [{ host: 'h', url: 'ftp://o' }] },
      'daprVcluster.savings.openCost[0].url is "ftp://o"; give an address',
    ],
    [
      {
        openCost: [
          { host: 'h', url: 'http://a' },
          { host: 'h', url: 'http://b' },
        ],
      },
      'daprVcluster.savings.openCost[1].host and daprVcluster.savings.openCost[0].host are both "h"; remove one of them',
    ],
    [
      { digest: { platformTeam: ['nobody'] } },
      'daprVcluster.savings.digest.platformTeam[0] is "nobody", which is no reference of an entity; use the form group:default/platform',
    ],
    [
      { allocation: 'fairly' },
      'daprVcluster.savings.allocation is "fairly"; use one of evenly, by-sidecars, by-requests',
    ],
    [
      { packs: [{ name: 'x', cpu: '1', memory: 'lots' }] },
      'daprVcluster.savings.packs[0].memory is "lots", which is no quantity; use the form 512Mi',
    ],
    [
      { packs: [{ name: 'x', cpu: '1' }] },
      'daprVcluster.savings.packs[0].memory is missing; give what all its pods request together, 0 for nothing',
    ],
    [
      { packs: [{ name: 'Dapr', cpu: 1, memory: 1 }] },
      'daprVcluster.savings.packs[0].name is "Dapr", which is always there; configure it in daprVcluster.savings.dapr',
    ],
    [
      { dapr: { growthPerTenant: 2 } },
      'daprVcluster.savings.dapr.growthPerTenant is 2; give a number from 0 to 1',
    ],
  ])('does not start with %j', (savings, message) => {
    expect(() => read(savings)).toThrow(message);
  });
});
