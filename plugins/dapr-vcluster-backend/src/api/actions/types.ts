import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { OperationCaller } from './OperationCaller';

/** What the actions are built from. */
export type RegistryActionOptions = {
  actionsRegistry: ActionsRegistryService;
  operations: OperationCaller;
  catalogue: ComponentCatalogue;
};
