import { Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { HostLink, OwnerLink, VersionText } from '../badges';
import {
  CopyText,
  Fact,
  KeyValue,
  RelativeTime,
  SectionCard,
} from '../primitives';

/** What the tenant is: place, owner, kind, version. */
export function AboutCard({ tenant }: { tenant: Tenant }) {
  const t = useText();
  const { ref } = tenant;
  const facts: (Fact | false)[] = [
    {
      label: t('tenant.host'),
      value: <HostLink host={ref.host} />,
    },
    {
      label: t('tenant.namespace'),
      value: <CopyText text={ref.namespace} what={t('tenant.namespace')} />,
    },
    { label: t('tenant.owner'), value: <OwnerLink owner={tenant.owner} /> },
    {
      label: t('tenant.version'),
      value: <VersionText tenant={tenant} />,
    },
    {
      label: t('tenant.profile'),
      value: t(`common.profile.${tenant.profile}`),
    },
    { label: t('tenant.mode'), value: t(`common.mode.${tenant.mode}`) },
    { label: t('tenant.preset'), value: tenant.preset ?? t('common.none') },
    {
      label: t('tenant.account'),
      value: <Account account={tenant.syncerServiceAccount} />,
    },
    tenant.provisioner !== undefined && {
      label: t('tenant.provisioner'),
      value: tenant.provisioner,
    },
    tenant.createdAt !== undefined && {
      label: t('tenant.created'),
      value: <RelativeTime time={tenant.createdAt} />,
    },
  ];
  return (
    <SectionCard title={t('tenant.about')}>
      <KeyValue facts={facts.filter((fact): fact is Fact => Boolean(fact))} />
    </SectionCard>
  );
}

function Account({ account }: { account: string }) {
  const t = useText();
  return (
    <>
      <CopyText text={account} what={t('tenant.account')} />
      <div>{t('tenant.accountHelp')}</div>
    </>
  );
}
