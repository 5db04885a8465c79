import {
  DaprResourceList,
  formatTenantRef,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useDaprResources, useText } from '../../hooks';
import { EmptyPanel, Stack, TabHeading, UnknownNotice } from '../primitives';
import { LiveBoundary } from '../pageStates';
import { DaprResourceTable } from './DaprResourceTable';
import { UsedSecrets } from './UsedSecrets';
import { unknownKinds } from './unknownKinds';

/** The Dapr resources of a tenant besides its Dapr Components, which are shown above. */
export function DaprResources(props: { tenantRef: TenantRef }) {
  const t = useText();
  return (
    <Stack>
      <TabHeading
        title={t('daprResources.title')}
        help={t('daprResources.help')}
      />
      <LiveBoundary
        live={useDaprResources(props.tenantRef)}
        what={t('daprResources.what')}
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
        <DaprResourceTable
          objects={items}
          freshness={props.list.freshness}
          tenantRef={props.tenantRef}
        />
      )}
      {items.length === 0 && unknown.length === 0 && (
        <EmptyPanel
          title={t('daprResources.empty')}
          description={t('daprResources.emptyHelp')}
        />
      )}
      <UsedSecrets secrets={props.list.secrets} tenantRef={props.tenantRef} />
    </>
  );
}
