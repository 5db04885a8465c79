import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { TAB_PATHS } from '../routes';
import { isTenant } from './filter';
import { inUiCards } from './inUiCards';

/** Tab "vcluster". */
export const vclusterContent = EntityContentBlueprint.make({
  name: 'vcluster',
  params: {
    path: TAB_PATHS.vcluster,
    title: 'vcluster',
    filter: isTenant,
    loader: () =>
      inUiCards(() =>
        import('../components/tenantOverview').then(m => <m.VclusterContent />),
      ),
  },
});

/** Tab "Dapr Components". */
export const componentsContent = EntityContentBlueprint.make({
  name: 'dapr-components',
  params: {
    path: TAB_PATHS.components,
    title: 'Dapr Components',
    filter: isTenant,
    loader: () =>
      inUiCards(() =>
        import('../components/daprComponents').then(m => (
          <m.DaprComponentsContent />
        )),
      ),
  },
});

/** Tab "Topology". */
export const topologyContent = EntityContentBlueprint.make({
  name: 'topology',
  params: {
    path: TAB_PATHS.topology,
    title: 'Topology',
    filter: isTenant,
    loader: () =>
      inUiCards(() =>
        import('../components/topology').then(m => <m.TopologyContent />),
      ),
  },
});

/** Tab "Sidecars". */
export const sidecarsContent = EntityContentBlueprint.make({
  name: 'sidecars',
  params: {
    path: TAB_PATHS.sidecars,
    title: 'Sidecars',
    filter: isTenant,
    loader: () =>
      inUiCards(() =>
        import('../components/sidecars').then(m => <m.SidecarsContent />),
      ),
  },
});
