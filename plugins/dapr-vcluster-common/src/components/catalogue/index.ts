export { looksSensitive } from './sensitive';
export type {
  AuthenticationProfile,
  ComponentCatalogue,
  ComponentField,
  ComponentSpec,
  FieldType,
} from './types';
