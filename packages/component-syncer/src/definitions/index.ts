export { HostKinds } from './HostKinds';
export { readServedKinds } from './HostDefinitions';
export type { ServedKind } from './HostDefinitions';
export { installDefinition, installDefinitions } from './installDefinitions';
export type { InstalledKinds } from './installDefinitions';
