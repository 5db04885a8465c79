import { Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { Column, CopyText, DataTable, SectionCard } from '../primitives';

type HostNamespace = Tenant['hostNamespaces'][number];

/** Which host namespace holds the objects of which namespace of the vcluster. */
export function NamespacesCard({ tenant }: { tenant: Tenant }) {
  const t = useText();
  const withoutVirtual =
    tenant.mode === 'single-namespace'
      ? t('tenant.namespaces.all')
      : t('tenant.namespaces.own');
  const columns: Column<HostNamespace>[] = [
    {
      id: 'virtual',
      header: t('tenant.namespaces.virtual'),
      render: row => row.virtualName ?? withoutVirtual,
      names: true,
    },
    {
      id: 'host',
      header: t('tenant.namespaces.host'),
      render: row => <CopyText text={row.name} what={t('tenant.namespace')} />,
    },
  ];
  return (
    <SectionCard
      title={t('tenant.namespaces.title')}
      help={t('tenant.namespaces.help')}
      flush
    >
      <DataTable
        caption={t('tenant.namespaces.title')}
        columns={columns}
        rows={tenant.hostNamespaces}
        rowKey={row => `${row.name} ${row.virtualName ?? ''}`}
      />
    </SectionCard>
  );
}
