import { MissingAnnotationEmptyState } from '@backstage/plugin-catalog-react';
import { ANNOTATION_TENANT } from 'backstage-plugin-dapr-vcluster-common';

/** Backstage's page for an entity without the annotation; loaded when it is needed, for the size of its pictures. */
export default function MissingAnnotation() {
  return <MissingAnnotationEmptyState annotation={ANNOTATION_TENANT} />;
}
