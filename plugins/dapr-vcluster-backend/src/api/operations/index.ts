export { Operations } from './Operations';
export type { OperationsServices } from './Operations';
export { StreamedAnswer } from './types';
export type {
  CallerKind,
  IndexedTenant,
  OperationCall,
  OperationHandler,
  OperationHandlers,
  OperationRequest,
} from './types';
