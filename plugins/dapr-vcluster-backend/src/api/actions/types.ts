import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { TenantContextService } from '../../dapr/tenantContext';
import { EvaluationPool } from '../../platform/evaluation';
import { OperationCaller } from './OperationCaller';

/** What the actions are built from. */
export type RegistryActionOptions = {
  actionsRegistry: ActionsRegistryService;
  operations: OperationCaller;
  evaluation: EvaluationPool;
  context: Pick<TenantContextService, 'hostClaims'>;
};
