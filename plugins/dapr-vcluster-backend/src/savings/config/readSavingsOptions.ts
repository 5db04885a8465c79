import { Config } from '@backstage/config';
import {
  Allocation,
  ALLOCATIONS,
  Prices,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import {
  ConfiguredPack,
  ConfiguredSize,
  readPacks,
  readSize,
} from './readPacks';
import { DigestOptions, readDigest } from './readDigest';
import { NodePrice } from './readNodePrices';
import { OpenCostOptions, readOpenCost } from './readOpenCost';
import { readPrices } from './readPrices';
import { assertKeys, below, listBelow, readNumber, Section } from './values';

/** How Dapr's control planes are counted. */
export type DaprSavingsOptions = {
  /** The plane a tenant would have for itself is an HA one. */
  dedicatedHa: boolean;
  /** Placement of that plane runs inside its scheduler (Dapr 1.19); default: as on the host. */
  placementInScheduler?: boolean;
  growthPerTenant: number;
  /** What such a plane requests; default: Dapr's guidelines. */
  requests?: ConfiguredSize;
};

/** What the platform team decides about savings. */
export type SavingsOptions = {
  prices: Prices;
  /** Prices of nodes by a label. */
  nodes: NodePrice[];
  openCost: OpenCostOptions[];
  digest?: DigestOptions;
  allocation: Allocation;
  dapr: DaprSavingsOptions;
  packs: ConfiguredPack[];
  /** What the Component syncer and the portal request; default: an assumption. */
  overhead: { syncer?: ConfiguredSize; portal?: ConfiguredSize };
};

const ROOT = 'daprVcluster.savings';

/**
 * Reads `daprVcluster.savings`.
 *
 * @throws Error naming key, value and fix; the backend does not start then.
 */
export function readSavingsOptions(root: Config): SavingsOptions {
  const section = { config: root.getOptionalConfig(ROOT), path: ROOT };
  assertKeys(section, [
    'prices',
    'openCost',
    'allocation',
    'dapr',
    'packs',
    'overhead',
    'digest',
  ]);
  const { prices, nodes } = readPrices(below(section, 'prices'), {
    hasOpenCost: listBelow(section, 'openCost').length > 0,
  });
  const digest = readDigest(below(section, 'digest'));
  return {
    prices,
    nodes,
    openCost: readOpenCost(section, prices.currency),
    ...(digest && { digest }),
    allocation: readAllocation(section),
    dapr: readDapr(below(section, 'dapr')),
    packs: readPacks(section),
    overhead: readOverhead(below(section, 'overhead')),
  };
}

function readAllocation({ config, path }: Section): Allocation {
  const value = config?.getOptionalString('allocation') ?? 'evenly';
  const found = ALLOCATIONS.find(each => each === value);
  if (!found) {
    throw new Error(
      `${path}.allocation is "${value}"; use one of ${ALLOCATIONS.join(', ')}`,
    );
  }
  return found;
}

function readDapr(section: Section): DaprSavingsOptions {
  assertKeys(section, [
    'dedicatedHa',
    'placementInScheduler',
    'growthPerTenant',
    'requests',
  ]);
  const { config } = section;
  const requests = optionalSize(below(section, 'requests'));
  const placementInScheduler = config?.getOptionalBoolean(
    'placementInScheduler',
  );
  return {
    dedicatedHa: config?.getOptionalBoolean('dedicatedHa') ?? false,
    ...(placementInScheduler !== undefined && { placementInScheduler }),
    growthPerTenant: readNumber(section, 'growthPerTenant', { most: 1 }) ?? 0,
    ...(requests && { requests }),
  };
}

function readOverhead(section: Section): SavingsOptions['overhead'] {
  assertKeys(section, ['syncer', 'portal']);
  const syncer = optionalSize(below(section, 'syncer'));
  const portal = optionalSize(below(section, 'portal'));
  return { ...(syncer && { syncer }), ...(portal && { portal }) };
}

function optionalSize(section: Section): ConfiguredSize | undefined {
  assertKeys(section, ['cpu', 'memory', 'storage', 'pods']);
  return section.config && readSize(section);
}
