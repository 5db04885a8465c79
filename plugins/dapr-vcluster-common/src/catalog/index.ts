export { ANNOTATION_HOST, ANNOTATION_HOST_NAMESPACES } from './annotations';
export { ENTITY_TAG, ENTITY_TYPE, HOST_ENTITY_TAG } from './entities';
export {
  hostEntityName,
  hostEntityRef,
  tenantEntityName,
  tenantEntityRef,
} from './names';
export { readCatalogNamespace } from './namespace';
export { catalogReadCriteria } from './readCriteria';
export type { CatalogReader } from './readCriteria';
