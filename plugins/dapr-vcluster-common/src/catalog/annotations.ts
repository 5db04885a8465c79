import { ANNOTATION_PREFIX } from '../constants/annotations';

/**
 * On a catalog entity: the host it stands for or lives on, by its configured name.
 *
 * @public
 */
export const ANNOTATION_HOST = `${ANNOTATION_PREFIX}host`;

/**
 * On a tenant's catalog entity: its host namespaces, separated by commas.
 *
 * @public
 */
export const ANNOTATION_HOST_NAMESPACES = `${ANNOTATION_PREFIX}host-namespaces`;
