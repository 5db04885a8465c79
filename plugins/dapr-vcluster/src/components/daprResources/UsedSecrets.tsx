import { TenantRef, UsedSecret } from 'backstage-plugin-dapr-vcluster-common';
import { Text, useText } from '../../hooks';
import {
  Column,
  DataTable,
  SectionCard,
  StatusText,
  Tone,
} from '../primitives';

const TONES: Record<UsedSecret['declared'], Tone> = {
  yes: 'ok',
  no: 'error',
  'key-missing': 'error',
  unknown: 'unknown',
};

/** The Secrets that Dapr Components refer to, and whether they exist in the vcluster and on the host; never a value. */
export function UsedSecrets(props: {
  secrets: UsedSecret[];
  tenantRef: TenantRef;
}) {
  const t = useText();
  if (props.secrets.length === 0) {
    return null;
  }
  return (
    <SectionCard title={t('daprResources.secrets.title')} flush>
      <DataTable
        caption={t('daprResources.secrets.caption', {
          tenant: props.tenantRef.name,
        })}
        columns={columnsOf(t)}
        rows={props.secrets}
        rowKey={secret => `${secret.namespace}/${secret.name}`}
      />
    </SectionCard>
  );
}

function columnsOf(t: Text): Column<UsedSecret>[] {
  return [
    {
      id: 'name',
      header: t('daprResources.secrets.name'),
      render: ({ namespace, name }) => <code>{`${namespace}/${name}`}</code>,
      names: true,
    },
    {
      id: 'keys',
      header: t('daprResources.secrets.keys'),
      render: ({ keys }) => keys.join(', '),
      hideBelow: 'md',
    },
    {
      id: 'usedBy',
      header: t('daprResources.secrets.usedBy'),
      render: ({ usedBy }) => usedBy.join(', '),
      hideBelow: 'sm',
    },
    {
      id: 'declared',
      header: t('comparison.virtual'),
      render: ({ declared }) => (
        <StatusText tone={TONES[declared]}>
          {t(`daprResources.secrets.declared.${declared}`)}
        </StatusText>
      ),
    },
    {
      id: 'onHost',
      header: t('comparison.host'),
      render: ({ onHost }) => (
        <StatusText tone={onHost === 'yes' ? 'ok' : 'unknown'}>
          {t(`daprResources.secrets.onHost.${onHost}`)}
        </StatusText>
      ),
    },
  ];
}
