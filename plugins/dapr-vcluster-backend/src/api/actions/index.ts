import { createApplyComponentAction } from './applyComponent';
import { createCheckComponentAction } from './checkComponent';
import { createDeleteComponentAction } from './deleteComponent';
import { createExplainAppAction } from './explainApp';
import { createGetSavingsAction } from './getSavings';
import { createGetTenantAction } from './getTenant';
import { createListComponentsAction } from './listComponents';
import { createListTenantsAction } from './listTenants';
import { RegistryActionOptions } from './types';

export { OperationCaller } from './OperationCaller';

/** Puts all actions into the registry: MCP clients see them as tools, the scaffolder as actions. */
export function registerActions(options: RegistryActionOptions): void {
  createListTenantsAction(options);
  createGetTenantAction(options);
  createGetSavingsAction(options);
  createExplainAppAction(options);
  createListComponentsAction(options);
  createCheckComponentAction(options);
  createApplyComponentAction(options);
  createDeleteComponentAction(options);
}
