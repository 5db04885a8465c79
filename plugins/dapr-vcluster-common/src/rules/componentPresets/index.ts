export { checkComponentPreset } from './checkPreset';
export type { PresetContext } from './checkPreset';
export { presetMetadata } from './presetMetadata';
