import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useText } from '../../hooks';

const ENTITY_REF = /^([a-zA-Z]\w*:)?([a-z0-9][-a-z0-9]*\/)?[-_.a-zA-Z0-9]+$/;

/** Link to a tenant's owner. An owner that is not an entity ref is shown as text. */
export function OwnerLink(props: { owner?: string }) {
  const t = useText();
  if (!props.owner) {
    return <>{t('tenantOverview.noOwner')}</>;
  }
  if (!ENTITY_REF.test(props.owner)) {
    return <>{props.owner}</>;
  }
  return <EntityRefLink entityRef={props.owner} defaultKind="group" />;
}
