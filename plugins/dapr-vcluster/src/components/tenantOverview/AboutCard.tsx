import { Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { HostLink, OwnerLink, SYNC_TONES, VersionText } from '../badges';
import {
  CopyText,
  Fact,
  KeyValue,
  RelativeTime,
  SectionCard,
  StatusText,
} from '../primitives';
import { UpgradeText } from './UpgradeText';

/** Host, namespace, owner, version and profile of the tenant. */
export function AboutCard({ tenant }: { tenant: Tenant }) {
  const t = useText();
  const { ref } = tenant;
  const facts: (Fact | false | undefined)[] = [
    {
      label: t('tenantOverview.host'),
      value: <HostLink host={ref.host} />,
    },
    {
      label: t('tenantOverview.namespace'),
      value: (
        <CopyText text={ref.namespace} what={t('tenantOverview.namespace')} />
      ),
    },
    {
      label: t('tenantOverview.owner'),
      value: <OwnerLink owner={tenant.owner} />,
    },
    {
      label: t('tenantOverview.version'),
      value: <VersionText tenant={tenant} />,
    },
    {
      label: t('tenantOverview.profile'),
      value: t(`common.profile.${tenant.profile}`),
    },
    { label: t('tenantOverview.mode'), value: t(`common.mode.${tenant.mode}`) },
    {
      label: t('tenantOverview.preset'),
      value: tenant.preset ?? t('common.none'),
    },
    {
      label: t('tenantOverview.account'),
      value: <Account account={tenant.syncerServiceAccount} />,
    },
    tenant.sync && {
      label: t('controlPlane.syncer.title'),
      value: (
        <StatusText tone={SYNC_TONES[tenant.sync.state]}>
          {t(`controlPlane.syncer.tenantStates.${tenant.sync.state}`)}
        </StatusText>
      ),
    },
    tenant.upgrade !== undefined && {
      label: t('tenantOverview.upgrade.label'),
      value: <UpgradeText upgrade={tenant.upgrade} />,
    },
    tenant.provisioner !== undefined && {
      label: t('tenantOverview.provisioner'),
      value: tenant.provisioner,
    },
    tenant.createdAt !== undefined && {
      label: t('tenantOverview.created'),
      value: <RelativeTime time={tenant.createdAt} />,
    },
  ];
  return (
    <SectionCard title={t('tenantOverview.about')}>
      <KeyValue facts={facts.filter((fact): fact is Fact => Boolean(fact))} />
    </SectionCard>
  );
}

function Account({ account }: { account: string }) {
  const t = useText();
  return (
    <>
      <CopyText text={account} what={t('tenantOverview.account')} />
      <div>{t('tenantOverview.accountHelp')}</div>
    </>
  );
}
