import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common';
import { UserRoutes } from './UserRoutes';

/** What the actions are made with. */
export type RegistryActionOptions = {
  actionsRegistry: ActionsRegistryService;
  routes: UserRoutes;
  catalogue: ComponentCatalogue;
};
