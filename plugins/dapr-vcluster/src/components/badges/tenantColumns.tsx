import { parseTenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { Text } from '../../hooks';
import type { Column } from '../primitives';
import { TenantLink } from './CatalogLinks';

/** Columns of rows that are about a tenant each: its page, and its host. `id` is `host/namespace/name`. */
export function tenantColumns(
  header: string,
  t: Text,
): Column<{ id: string }>[] {
  return [
    {
      id: 'tenant',
      header,
      render: ({ id }) => <TenantLink tenant={parseTenantRef(id)} />,
      names: true,
    },
    {
      id: 'host',
      header: t('fleet.host'),
      render: ({ id }) => parseTenantRef(id).host,
      hideBelow: 'sm',
    },
  ];
}
