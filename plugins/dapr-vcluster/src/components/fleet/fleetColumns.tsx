import { TenantSummary } from 'backstage-plugin-dapr-vcluster-common';
import { Text } from '../../hooks';
import {
  ValueText,
  VersionText,
  OwnerLink,
  PhaseBadge,
  SidecarCounts,
  TenantLink,
} from '../badges';
import { Column, RelativeTime } from '../primitives';
import { Wide } from './Wide';

/** Columns of the fleet page. The ids of sortable columns are the sort keys of the backend. */
export function fleetColumns(t: Text): Column<TenantSummary>[] {
  return [
    {
      id: 'name',
      header: t('fleet.name'),
      render: ({ ref }) => <TenantLink tenant={ref} />,
      names: true,
      sortable: true,
    },
    {
      id: 'phase',
      header: t('fleet.phase'),
      render: tenant => (
        <>
          <PhaseBadge phase={tenant.phase} />
          {tenant.reason && <div>{tenant.reason}</div>}
        </>
      ),
      sortable: true,
    },
    {
      id: 'host',
      header: t('fleet.host'),
      render: ({ ref }) => ref.host,
      sortable: true,
      hideBelow: 'sm',
    },
    {
      id: 'owner',
      header: t('fleet.owner'),
      render: ({ owner }) => <OwnerLink owner={owner} />,
      sortable: true,
      hideBelow: 'md',
    },
    {
      id: 'version',
      header: t('fleet.version'),
      render: tenant => (
        <Wide>
          <VersionText tenant={tenant} short />
        </Wide>
      ),
      hideBelow: 'md',
    },
    {
      id: 'components',
      header: t('fleet.components'),
      render: ({ counts }) => <ValueText value={counts.components} />,
      numeric: true,
      sortable: true,
      hideBelow: 'lg',
    },
    {
      id: 'sidecars',
      header: t('fleet.sidecars'),
      render: tenant => (
        <Wide>
          <SidecarCounts tenant={tenant} />
        </Wide>
      ),
      sortable: true,
      hideBelow: 'sm',
    },
    {
      id: 'createdAt',
      header: t('fleet.created'),
      render: ({ createdAt }) =>
        createdAt ? <RelativeTime time={createdAt} /> : t('common.unknown'),
      sortable: true,
      hideBelow: 'lg',
    },
  ];
}
