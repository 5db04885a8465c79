import { SidecarList, TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { ReactNode } from 'react';
import { useText } from '../../hooks';
import { EmptyPanel, UnknownNotice } from '../primitives';
import { ConfigurationNotices } from './ConfigurationNotices';
import { SidecarTable } from './SidecarTable';
import { worstSidecarsFirst } from './sidecarOrder';

/** The table, or an empty state. */
export function Sidecars(props: {
  list: SidecarList;
  tenantRef: TenantRef;
  /** Button that opens the template to deploy an app. */
  deploy: ReactNode;
}) {
  const { items, virtual, freshness } = props.list;
  const t = useText();
  const certain =
    virtual.state === 'known' &&
    !freshness.stale &&
    !freshness.unknown.some(source => source.kind.startsWith('pods'));
  return (
    <>
      {virtual.state === 'unknown' && (
        <UnknownNotice
          what={t('sidecars.virtualUnknown')}
          reason={virtual.reason}
          since={virtual.since}
        />
      )}
      <ConfigurationNotices list={props.list} />
      {items.length > 0 ? (
        <SidecarTable
          sidecars={worstSidecarsFirst(items)}
          tenantRef={props.tenantRef}
        />
      ) : (
        <EmptyPanel
          title={t(
            certain ? 'sidecars.empty.title' : 'sidecars.emptyUnknown.title',
          )}
          description={t(
            certain
              ? 'sidecars.empty.description'
              : 'sidecars.emptyUnknown.description',
          )}
          action={certain && props.deploy}
        />
      )}
    </>
  );
}
