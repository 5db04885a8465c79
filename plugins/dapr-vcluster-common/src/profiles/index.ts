export { PROFILES, isCreatableProfile } from './profiles';
export type { CreatableProfile, Profile, ProfileName } from './profiles';
export { effectiveLimits } from './effectiveLimits';
export type { ContainerDefaults, EffectiveLimits } from './effectiveLimits';
export { chartValues } from './values';
export { ISOLATIONS, podSecurityLabels } from './isolation';
export type { Isolation, NetworkPeer, PresetNetwork } from './isolation';
export type { JsonRecord } from './json';
export type { PresetAccessControl, PresetPolicy } from './values';
