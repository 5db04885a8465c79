export { checkComponentPreset } from './checkPreset';
export type { PresetContext } from './checkPreset';
export {
  componentPresetSchema,
  presetMetadata,
  presetMetadataSchema,
} from './componentPreset';
export type { ComponentPreset, PresetMetadata } from './componentPreset';
