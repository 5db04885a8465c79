import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { isTenant } from './filter';

/** Card on the overview of a tenant's entity. */
export const vclusterCard = EntityCardBlueprint.make({
  name: 'vcluster',
  params: {
    type: 'content',
    filter: isTenant,
    loader: () =>
      import('../components/vclusterCard').then(m => <m.VclusterCard />),
  },
});
