import { EntityContextMenuItemBlueprint } from '@backstage/plugin-catalog-react/alpha';
import CloudQueue from '@material-ui/icons/CloudQueue';
import type { MenuTemplate } from '../components/entityMenu/menu';
import { useMenuItem } from '../components/entityMenu/useMenuItem';
import { isTenant } from './filter';

const entry = <Name extends MenuTemplate>(name: Name) =>
  EntityContextMenuItemBlueprint.make({
    name,
    params: {
      icon: <CloudQueue fontSize="inherit" />,
      filter: isTenant,
      useProps: () => useMenuItem(name),
    },
  });

/** Entries in the menu of a tenant's entity, which open templates for it. */
export const entityMenu = [
  entry('kubeconfig'),
  entry('pause'),
  entry('resume'),
  entry('upgrade'),
  entry('extend'),
  entry('delete'),
];
