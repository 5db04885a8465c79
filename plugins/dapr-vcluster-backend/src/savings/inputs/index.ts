export { alternativesOf } from './alternatives';
export { hostInputs, whyNotCounted } from './hostInputs';
export type { HostInputs, TenantInputs } from './hostInputs';
export { modelOfHost, modelOfTenant } from './model';
export { presetCost } from './presetCost';
export { presetFootprint } from './presetFootprint';
export { usedInputs } from './used';
