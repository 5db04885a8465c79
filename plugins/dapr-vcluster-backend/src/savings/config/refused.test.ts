import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readSavingsOptions } from './readSavingsOptions';

const read = (savings: JsonObject) =>
  readSavingsOptions(
    mockServices.rootConfig({ data: { daprVcluster: { savings } } }),
  );

describe('a wrong daprVcluster.savings', () => {
  it.each<[JsonObject, string]>([
    [
      { prices: { cpuCoreMonth: -1 } },
      'daprVcluster.savings.prices.cpuCoreMonth is -1; give a number of 0 or more',
    ],
    [
      { prices: { cpuCoreMonth: 1e308 } },
      'daprVcluster.savings.prices.cpuCoreMonth is 1e+308; give a number from 0 to 1000000000000',
    ],
    [
      { packs: [{ name: 'a', cpu: '1', memory: '1Gi', pods: 1.5 }] },
      'daprVcluster.savings.packs[0].pods is 1.5; give a whole number',
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
      { openCost: [{ host: 'h', url: 'http://:secret@o' }] },
      'daprVcluster.savings.openCost[0].url is "<hidden>"; give an address',
    ],
    [
      { openCost: [{ host: 'h', url: 'http://me:secret@' }] },
      'daprVcluster.savings.openCost[0].url is "<hidden>"; give an address',
    ],
    [
      { openCost: [{ host: 'h', url: 'http://o/?token=secret' }] },
      'daprVcluster.savings.openCost[0].url is "<hidden>"; give an address',
    ],
    [
      { prices: { storageGiBMonth: Infinity } },
      'daprVcluster.savings.prices.storageGiBMonth is Infinity; give a plain number',
    ],
    [
      { prices: { controlPlaneMonth: [73] } },
      'daprVcluster.savings.prices.controlPlaneMonth is [73]; give a plain number',
    ],
    [
      { prices: { clusterExtrasMonth: -0.01 } },
      'daprVcluster.savings.prices.clusterExtrasMonth is -0.01; give a number of 0 or more',
    ],
    [
      { prices: { currency: 'usd' } },
      'daprVcluster.savings.prices.currency is "usd", which is not the code of a currency',
    ],
    [
      { digest: { platformTeam: { group: 'ops' } } },
      'daprVcluster.savings.digest.platformTeam[0] is {"group":"ops"}, which is no reference of an entity',
    ],
    [
      { overhead: { operator: { cpu: 1, memory: 1 } } },
      'daprVcluster.savings.overhead.operator is not known; use syncer, portal',
    ],
    [
      {
        packs: [
          { name: 'a', cpu: 1, memory: 1 },
          { name: 'b', cpu: 1, memory: 1 },
          { name: 'a', cpu: 2, memory: 1 },
        ],
      },
      'daprVcluster.savings.packs[2].name and daprVcluster.savings.packs[0].name are both "a"; remove one of them',
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
      {
        prices: {
          nodes: [
            { label: 'a', cpuCoreMonth: 1, memoryGiBMonth: 1 },
            { label: 'a', value: 'b', cpuCoreMonth: 2, memoryGiBMonth: 1 },
          ],
        },
      },
      'daprVcluster.savings.prices.nodes[1] never counts: daprVcluster.savings.prices.nodes[0] has the label "a" without a value, which fits first; put it behind',
    ],
    [
      { openCost: [{ host: 'h', url: 'http://o:9003#x' }] },
      'daprVcluster.savings.openCost[0].url is "http://o:9003#x"; give an address',
    ],
    [
      { digest: { owners: false } },
      'daprVcluster.savings.digest.owners is false, and daprVcluster.savings.digest.platformTeam is missing: nobody would get a digest',
    ],
    [
      { packs: [{ name: 'x', cpu: '1e999', memory: '1Gi' }] },
      'daprVcluster.savings.packs[0].cpu is "1e999", which is no quantity; use the form 250m',
    ],
    [
      { overhead: { portal: { cpu: '100m', memory: '-1Gi' } } },
      'daprVcluster.savings.overhead.portal.memory is "-1Gi", which is no quantity; use the form 512Mi',
    ],
    [
      { dapr: { requests: { cpu: true, memory: '1Gi' } } },
      'daprVcluster.savings.dapr.requests.cpu is true, which is no quantity; use the form 250m',
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
