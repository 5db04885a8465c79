import {
  DaprResourceList,
  formatTenantRef,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useDaprResources, useText } from '../../hooks';
import { EmptyPanel, Stack, TabHeading, UnknownNotice } from '../primitives';
import { LiveBoundary } from '../states';
import { DaprObjectTable } from './DaprObjectTable';
import { UsedSecrets } from './UsedSecrets';
import { unknownKinds } from './unknownKinds';

/** Subscriptions, Configurations, Resiliencies and HTTPEndpoints of a tenant, below its Dapr Components. */
export function DaprObjects(props: { tenantRef: TenantRef }) {
  const t = useText();
  return (
    <Stack>
      <TabHeading
        title={t('components.others.title')}
        help={t('components.others.help')}
      />
      <LiveBoundary
        live={useDaprResources(props.tenantRef)}
        what={t('components.others.what')}
        tenant={formatTenantRef(props.tenantRef)}
        skeletonLines={3}
      >
        {list => <Objects list={list} tenantRef={props.tenantRef} />}
      </LiveBoundary>
    </Stack>
  );
}

function Objects(props: { list: DaprResourceList; tenantRef: TenantRef }) {
  const t = useText();
  const { items } = props.list;
  const unknown = unknownKinds(props.list);
  return (
    <>
      {unknown.map(({ kinds, reason, since }) => (
        <UnknownNotice
          key={reason}
          what={kinds.join(', ')}
          reason={reason}
          since={since}
        />
      ))}
      {items.length > 0 && (
        <DaprObjectTable
          objects={items}
          freshness={props.list.freshness}
          tenantRef={props.tenantRef}
        />
      )}
      {items.length === 0 && unknown.length === 0 && (
        <EmptyPanel
          title={t('components.others.empty')}
          description={t('components.others.emptyHelp')}
        />
      )}
      <UsedSecrets secrets={props.list.secrets} tenantRef={props.tenantRef} />
    </>
  );
}
