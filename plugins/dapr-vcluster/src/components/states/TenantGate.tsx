import {
  MissingAnnotationEmptyState,
  useEntity,
} from '@backstage/plugin-catalog-react';
import {
  ANNOTATION_TENANT,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { ReactNode } from 'react';
import { useText } from '../../hooks';
import { Notice } from '../primitives';
import { readTenantAnnotation } from './tenantAnnotation';

/** Reads which tenant the entity stands for; says what is missing when it stands for none. */
export function TenantGate(props: { children: (ref: TenantRef) => ReactNode }) {
  const { entity } = useEntity();
  const t = useText();
  const annotation = readTenantAnnotation(entity);
  if (annotation.state === 'missing') {
    return <MissingAnnotationEmptyState annotation={ANNOTATION_TENANT} />;
  }
  if (annotation.state === 'unreadable') {
    return (
      <Notice tone="error">
        <strong>
          {t('states.badAnnotation.title', { annotation: ANNOTATION_TENANT })}
        </strong>
        <div>
          {t('states.badAnnotation.description', { value: annotation.value })}
        </div>
      </Notice>
    );
  }
  return <>{props.children(annotation.ref)}</>;
}
