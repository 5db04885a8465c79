import {
  TenantRef,
  Usage,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useText, useUsage } from '../../hooks';
import { KeyValue, SectionCard, Stack } from '../primitives';
import { LiveBoundary } from '../pageStates';
import { MeasuredText, RequestedText } from './ComputeText';
import { QuotaTable } from './QuotaTable';

/** Quota, requests and usage of the tenant. */
export function UsageCard(props: { tenantRef: TenantRef }) {
  const t = useText();
  return (
    <SectionCard title={t('usage.title')}>
      <LiveBoundary
        live={useUsage(props.tenantRef)}
        what={t('usage.what')}
        tenant={formatTenantRef(props.tenantRef)}
        skeletonLines={3}
      >
        {usage => <Parts usage={usage} />}
      </LiveBoundary>
    </SectionCard>
  );
}

function Parts({ usage }: { usage: Usage }) {
  const t = useText();
  return (
    <Stack>
      <KeyValue
        facts={[
          {
            label: t('usage.requested'),
            value: <RequestedText requested={usage.requested} />,
          },
          {
            label: t('usage.measured'),
            value: <MeasuredText measured={usage.measured} />,
          },
        ]}
      />
      <QuotaTable quota={usage.quota} />
    </Stack>
  );
}
