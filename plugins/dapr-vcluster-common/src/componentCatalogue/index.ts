/**
 * Facts about every Dapr component type. Separate from the main entry point because of its size: in a browser, import
 * it dynamically.
 *
 * @packageDocumentation
 */
export { allFields } from './allFields';
export { loadComponentCatalogue } from './load';
export type {
  AuthenticationProfile,
  ComponentCatalogue,
  ComponentField,
  ComponentNeed,
  ComponentSpec,
  FieldType,
} from './types';
