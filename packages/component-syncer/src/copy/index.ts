export { allowedMetadata } from './allowedMetadata';
export type { MetadataAllowList } from './allowedMetadata';
export { digestOf, TooDeep } from './canonical';
export {
  contentOf,
  copyOf,
  hostCopyOf,
  hostSecretName,
  inPlaceOf,
  ownerLabels,
  sourceAnnotations,
  sourceOf,
} from './copyOf';
export type { CopyOptions } from './copyOf';
