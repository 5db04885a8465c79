export { PROFILES, isCreatableProfile } from './profiles';
export type { CreatableProfile, Profile, ProfileName } from './profiles';
export { chartValues } from './values';
export type { JsonRecord, PresetPolicy } from './values';
