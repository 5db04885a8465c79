export {
  assertUsablePresets,
  readComponentPresets,
} from './readComponentPresets';
