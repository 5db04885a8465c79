import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  hostEntityRef,
  TenantRef,
  tenantEntityRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useCatalogNamespace } from '../../hooks';

/** Link to a tenant's catalog entity. */
export function TenantLink(props: { tenant: TenantRef }) {
  const namespace = useCatalogNamespace();
  return (
    <EntityRefLink
      entityRef={tenantEntityRef(props.tenant, namespace)}
      title={props.tenant.name}
      hideIcon
    />
  );
}

/** Link to a host's catalog entity; its text is the title, or the name without a title. */
export function HostLink(props: {
  host: string;
  title?: string;
  hideIcon?: boolean;
}) {
  const { host, title = host, hideIcon } = props;
  const namespace = useCatalogNamespace();
  return (
    <EntityRefLink
      entityRef={hostEntityRef(host, namespace)}
      title={title}
      hideIcon={hideIcon}
    />
  );
}
