import Typography from '@material-ui/core/Typography';
import { HostSyncer } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import {
  Fact,
  KeyValue,
  SectionCard,
  Stack,
  StatusText,
  Tone,
  UnknownNotice,
} from '../primitives';
import { SyncerReplicas } from './SyncerReplicas';
import { SyncerTenants } from './SyncerTenants';

const TONES: Record<HostSyncer['state'], Tone> = {
  running: 'ok',
  starting: 'busy',
  'not-running': 'error',
  off: 'quiet',
  unknown: 'unknown',
};

/** The Component syncer of the host: its replicas, and how it does with each tenant. */
export function SyncerCard({ syncer }: { syncer: HostSyncer }) {
  const t = useText();
  const { state, tenants, replicas = [], reason } = syncer;
  const facts = useFacts(syncer);
  const isIdle = tenants.length === 0 && replicas.length === 0;
  if (state === 'off' && isIdle) {
    return (
      <SectionCard title={t('controlPlane.syncer.title')}>
        <Typography variant="body2">{t('controlPlane.syncer.none')}</Typography>
      </SectionCard>
    );
  }
  return (
    <SectionCard
      title={t('controlPlane.syncer.title')}
      help={t('controlPlane.syncer.help')}
    >
      <Stack>
        {state === 'unknown' && (
          <UnknownNotice
            what={t('controlPlane.syncer.title')}
            reason={reason ?? t('common.unknown')}
          />
        )}
        <KeyValue facts={facts} />
        {replicas.length > 0 && <SyncerReplicas replicas={replicas} />}
        {tenants.length > 0 ? (
          <SyncerTenants tenants={tenants} />
        ) : (
          <Typography variant="body2">
            {t('controlPlane.syncer.noTenants')}
          </Typography>
        )}
      </Stack>
    </SectionCard>
  );
}

function useFacts(syncer: HostSyncer): Fact[] {
  const t = useText();
  const { state, reason, mode, namespace, installation, total } = syncer;
  const facts: Array<Fact | false | undefined> = [
    {
      label: t('controlPlane.syncer.state'),
      value: (
        <>
          <StatusText tone={toneOf(syncer)}>
            {t(`controlPlane.syncer.states.${state}`)}
          </StatusText>
          {state !== 'unknown' && reason && <div>{reason}</div>}
        </>
      ),
    },
    {
      label: t('controlPlane.syncer.mode'),
      value: t(`controlPlane.syncer.modes.${mode}`),
    },
    installation !== undefined && {
      label: t('controlPlane.syncer.installation'),
      value: installation,
    },
    { label: t('controlPlane.syncer.namespace'), value: namespace },
    total && {
      label: t('controlPlane.syncer.total'),
      value:
        total.state === 'known'
          ? String(total.value)
          : `${t('common.unknown')}: ${total.reason}`,
    },
  ];
  return facts.filter((fact): fact is Fact => Boolean(fact));
}

/** That none runs is no error as long as no tenant needs one. */
function toneOf({ state, tenants, total }: HostSyncer): Tone {
  const isNeeded =
    tenants.length > 0 || (total?.state === 'known' && total.value > 0);
  return state === 'not-running' && !isNeeded ? 'quiet' : TONES[state];
}
