export {
  assertUsableComponentPresets,
  readComponentPresets,
} from './readComponentPresets';
