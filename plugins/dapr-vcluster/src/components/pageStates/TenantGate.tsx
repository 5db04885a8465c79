import { useEntity } from '@backstage/plugin-catalog-react';
import {
  ANNOTATION_TENANT,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { ReactNode, Suspense, lazy } from 'react';
import { useSharedText } from '../../hooks';
import { Notice } from '../primitives';
import { readTenantAnnotation } from './tenantAnnotation';

const MissingAnnotation = lazy(() => import('./MissingAnnotation'));

/** Reads the tenant of the entity from its annotation; shows an error if the annotation is missing or invalid. */
export function TenantGate(props: { children: (ref: TenantRef) => ReactNode }) {
  const { entity } = useEntity();
  const t = useSharedText();
  const annotation = readTenantAnnotation(entity);
  if (annotation.state === 'missing') {
    return (
      <Suspense fallback={null}>
        <MissingAnnotation />
      </Suspense>
    );
  }
  if (annotation.state === 'unreadable') {
    return (
      <Notice tone="error">
        <strong>
          {t('pageStates.badAnnotation.title', {
            annotation: ANNOTATION_TENANT,
          })}
        </strong>
        <div>
          {t('pageStates.badAnnotation.description', {
            value: annotation.value,
          })}
        </div>
      </Notice>
    );
  }
  return <>{props.children(annotation.ref)}</>;
}
