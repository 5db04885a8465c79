import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import {
  ControlPlane,
  TenantCapacity,
  parseTenantRef,
  tenantEntityRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Text, useCatalogNamespace, useText } from '../../hooks';
import { OwnerLink, ValueText } from '../badges';
import {
  Column,
  DataTable,
  SectionCard,
  StatusText,
  Tone,
} from '../primitives';

const TONES: Record<TenantCapacity['injection'], Tone> = {
  allowed: 'ok',
  refused: 'error',
  unknown: 'unknown',
};

/** Sidecars, app ids and Dapr Components of each tenant on the host. */
export function CapacityCard({ capacity }: Pick<ControlPlane, 'capacity'>) {
  const t = useText();
  const { tenants, sidecars, components } = capacity;
  const shown = (count: number | undefined) =>
    count === undefined ? t('common.unknown') : String(count);
  return (
    <SectionCard
      title={t('controlPlane.capacity.title')}
      help={t('controlPlane.capacity.help', {
        sidecars: shown(sidecars),
        components: shown(components),
      })}
      flush={tenants.length > 0}
    >
      {tenants.length === 0 ? (
        <Typography variant="body2">
          {t('controlPlane.capacity.empty')}
        </Typography>
      ) : (
        <DataTable
          caption={t('controlPlane.capacity.title')}
          columns={columnsOf(t)}
          rows={[...tenants].sort(
            (a, b) => (b.sidecars ?? -1) - (a.sidecars ?? -1),
          )}
          rowKey={({ tenant }) => tenant}
        />
      )}
    </SectionCard>
  );
}

/** A tenant's name as a link to its entity. */
export function TenantLink(props: { tenant: string }) {
  const ref = parseTenantRef(props.tenant);
  const namespace = useCatalogNamespace();
  return (
    <EntityRefLink
      entityRef={tenantEntityRef(ref, namespace)}
      title={ref.name}
      hideIcon
    />
  );
}

function columnsOf(t: Text): Column<TenantCapacity>[] {
  const number = (
    id: 'sidecars' | 'appIds' | 'components',
    hideBelow?: 'sm' | 'md',
  ): Column<TenantCapacity> => ({
    id,
    header: t(`controlPlane.capacity.${id}`),
    render: row => <ValueText value={row[id]} />,
    numeric: true,
    hideBelow,
  });
  return [
    {
      id: 'tenant',
      header: t('controlPlane.capacity.tenant'),
      render: row => <TenantLink tenant={row.tenant} />,
      names: true,
    },
    {
      id: 'owner',
      header: t('controlPlane.capacity.owner'),
      render: row => <OwnerLink owner={row.owner} />,
      hideBelow: 'md',
    },
    number('sidecars'),
    number('appIds', 'sm'),
    number('components', 'sm'),
    {
      id: 'injection',
      header: t('controlPlane.capacity.injection'),
      render: row => (
        <StatusText tone={TONES[row.injection]}>
          {t(`controlPlane.capacity.${row.injection}`)}
        </StatusText>
      ),
    },
  ];
}
