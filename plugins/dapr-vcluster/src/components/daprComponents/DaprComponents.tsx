import {
  DaprComponentList,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { ReactNode } from 'react';
import { useText } from '../../hooks';
import { EmptyPanel, UnknownNotice } from '../primitives';
import { ComponentTable } from './ComponentTable';

/** The table, or an empty state. A vcluster that cannot be read is not shown as empty. */
export function DaprComponents(props: {
  list: DaprComponentList;
  tenantRef: TenantRef;
  /** Button that opens the template to register a Dapr Component. */
  register: ReactNode;
}) {
  const { items, declared, freshness } = props.list;
  const t = useText();
  const certain =
    declared.state === 'known' &&
    !freshness.stale &&
    !freshness.unknown.some(source => source.kind === 'components.dapr.io');
  return (
    <>
      {declared.state === 'unknown' && (
        <UnknownNotice
          what={t('daprComponents.declaredUnknown')}
          reason={declared.reason}
          since={declared.since}
        />
      )}
      {items.length > 0 ? (
        <ComponentTable
          components={items}
          freshness={freshness}
          tenantRef={props.tenantRef}
        />
      ) : (
        <EmptyPanel
          title={t(
            certain
              ? 'daprComponents.empty.title'
              : 'daprComponents.emptyUnknown.title',
          )}
          description={t(
            certain
              ? 'daprComponents.empty.description'
              : 'daprComponents.emptyUnknown.description',
          )}
          action={certain && props.register}
        />
      )}
    </>
  );
}
