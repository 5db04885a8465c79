export { checkDaprComponent } from './check';
export type {
  CheckContext,
  ComponentMetadataItem,
  DaprComponentInput,
} from './types';
