import { ANNOTATION_PREFIX } from '../constants/annotations';

/** On a catalog entity: the host it stands for or lives on, by its configured name. */
export const ANNOTATION_HOST = `${ANNOTATION_PREFIX}host`;

/** On a tenant's catalog entity: its host namespaces, separated by commas. */
export const ANNOTATION_HOST_NAMESPACES = `${ANNOTATION_PREFIX}host-namespaces`;

/** Catalog: tag of a host's Resource. */
export const HOST_ENTITY_TAG = 'dapr-host';
