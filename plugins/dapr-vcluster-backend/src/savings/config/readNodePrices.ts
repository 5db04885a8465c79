import { Sourced } from 'backstage-plugin-dapr-vcluster-common/savings';
import { assertDistinct, assertKeys, listBelow, Section } from './values';

/** Prices of nodes that have a label; without a value, whatever it is. */
export type NodePrice = {
  label: string;
  value?: string;
  cpu: Sourced<number>;
  memory: Sourced<number>;
};

type Key = 'cpuCoreMonth' | 'memoryGiBMonth';

/** Reads `nodes`: of several that fit a node, the first counts. @throws Error naming key, value and fix. */
export function readNodePrices(
  section: Section,
  read: (target: Section, key: Key) => Sourced<number> | undefined,
): NodePrice[] {
  const nodes = listBelow(section, 'nodes').map(target => {
    assertKeys(target, ['label', 'value', 'cpuCoreMonth', 'memoryGiBMonth']);
    const { config, path } = target;
    const label = config!.getString('label');
    const value = config!.getOptionalString('value');
    const price = (key: Key) => {
      const found = read(target, key);
      if (!found) {
        throw new Error(
          `${path}.${key} is missing; give the price on these nodes for a month`,
        );
      }
      return found;
    };
    return {
      path,
      // As it is named in messages, too.
      name: value === undefined ? label : `${label}=${value}`,
      label,
      ...(value !== undefined && { value }),
      cpu: price('cpuCoreMonth'),
      memory: price('memoryGiBMonth'),
    };
  });
  assertDistinct(nodes);
  assertReached(nodes);
  return nodes.map(({ path: _path, name: _name, ...node }) => node);
}

/** A price behind one of the same label with any value would never count. @throws Error naming both. */
function assertReached(
  nodes: ReadonlyArray<Pick<NodePrice, 'label' | 'value'> & { path: string }>,
): void {
  nodes.forEach(({ label, path }, index) => {
    const before = nodes
      .slice(0, index)
      .find(each => each.label === label && each.value === undefined);
    if (before) {
      throw new Error(
        `${path} never counts: ${before.path} has the label "${label}" without a value, which fits first; put it behind`,
      );
    }
  });
}
