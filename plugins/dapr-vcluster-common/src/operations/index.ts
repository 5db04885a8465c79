export type {
  Operation,
  OperationAccess,
  OperationAudit,
  PathParameterName,
  PermissionTarget,
} from './operation';
export type { OperationOf } from './define';
export { OPERATION_IDS, OPERATIONS } from './operations';
export type { OperationId } from './operations';
export { OPERATION_SCHEMAS } from './operationSchemas';
export type { SchemasOf } from './operationSchemas';
export type {
  ApplyQuery,
  DeleteQuery,
  DryRunQuery,
  OperationAnswer,
  OperationBody,
  OperationPath,
  OperationQuery,
  OperationTypes,
} from './operationTypes';
export { operationPath } from './path';
export { PATH_PARAMETERS } from './pathParameters';
export type { AnyPathParameter } from './pathParameters';
