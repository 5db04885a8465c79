import {
  bytes,
  configured,
  Footprint,
  millicores,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import {
  assertDistinct,
  assertKeys,
  listBelow,
  readNumber,
  readQuantity,
  Section,
} from './values';

/** What an installation requests, by configuration. */
export type ConfiguredSize = Omit<Footprint<'requested'>, 'basis' | 'name'>;

/** A shared operator besides Dapr, as the platform team configured it. */
export type ConfiguredPack = {
  name: string;
  dedicated: ConfiguredSize;
  shared: ConfiguredSize;
  growthPerTenant: number;
};

const SIZE = ['cpu', 'memory', 'storage', 'pods'];

/** Reads `packs`. @throws Error naming key, value and fix. */
export function readPacks(section: Section): ConfiguredPack[] {
  const packs = listBelow(section, 'packs').map(target => {
    assertKeys(target, ['name', ...SIZE, 'shared', 'growthPerTenant']);
    const name = target.config!.getString('name');
    if (name.toLowerCase() === 'dapr') {
      throw new Error(
        `${target.path}.name is "${name}", which is always there; configure it in daprVcluster.savings.dapr`,
      );
    }
    const dedicated = readSize(target);
    const shared = {
      config: target.config!.getOptionalConfig('shared'),
      path: `${target.path}.shared`,
    };
    assertKeys(shared, SIZE);
    return {
      name,
      path: `${target.path}.name`,
      dedicated,
      shared: shared.config ? readSize(shared) : dedicated,
      growthPerTenant: readNumber(target, 'growthPerTenant', { most: 1 }) ?? 0,
    };
  });
  assertDistinct(packs);
  return packs.map(({ path: _path, ...pack }) => pack);
}

/** Reads CPU and memory, which are needed, and storage and pods. @throws Error naming key, value and fix. */
export function readSize(section: Section): ConfiguredSize {
  const cpu = readQuantity(section, 'cpu', '250m');
  const memory = readQuantity(section, 'memory', '512Mi');
  const storage = readQuantity(section, 'storage', '10Gi') ?? 0;
  const missing = Object.entries({ cpu, memory }).find(
    ([, value]) => value === undefined,
  );
  if (missing) {
    throw new Error(
      `${section.path}.${missing[0]} is missing; give what all its pods request together, 0 for nothing`,
    );
  }
  return {
    pods: readNumber(section, 'pods', { whole: true }) ?? 1,
    cpu: configured(millicores(cpu! * 1_000), `${section.path}.cpu`),
    memory: configured(bytes(memory!), `${section.path}.memory`),
    volumes:
      storage > 0
        ? [{ size: configured(bytes(storage), `${section.path}.storage`) }]
        : [],
  };
}
