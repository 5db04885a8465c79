import { Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { Column, CopyText, DataTable, SectionCard } from '../primitives';

type HostNamespace = Tenant['hostNamespaces'][number];

/** The host namespace of each namespace in the vcluster. */
export function NamespacesCard({ tenant }: { tenant: Tenant }) {
  const t = useText();
  const withoutVirtual =
    tenant.mode === 'single-namespace'
      ? t('tenantOverview.namespaces.all')
      : t('tenantOverview.namespaces.own');
  const columns: Column<HostNamespace>[] = [
    {
      id: 'virtual',
      header: t('tenantOverview.namespaces.virtual'),
      render: row => row.virtualName ?? withoutVirtual,
      names: true,
    },
    {
      id: 'host',
      header: t('tenantOverview.namespaces.host'),
      render: row => (
        <CopyText text={row.name} what={t('tenantOverview.namespace')} />
      ),
    },
  ];
  return (
    <SectionCard
      title={t('tenantOverview.namespaces.title')}
      help={t('tenantOverview.namespaces.help')}
      flush
    >
      <DataTable
        caption={t('tenantOverview.namespaces.title')}
        columns={columns}
        rows={tenant.hostNamespaces}
        rowKey={row => `${row.name} ${row.virtualName ?? ''}`}
      />
    </SectionCard>
  );
}
