import {
  DaprComponentList,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { ReactNode } from 'react';
import { useText } from '../../hooks';
import { EmptyPanel, UnknownNotice } from '../primitives';
import { ComponentTable } from './ComponentTable';

/** The list, or why there is none; an unreadable vcluster is never shown as an empty one. */
export function DaprComponents(props: {
  list: DaprComponentList;
  tenantRef: TenantRef;
  /** Leads to the form that registers one. */
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
          what={t('components.declaredUnknown')}
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
              ? 'components.empty.title'
              : 'components.emptyUnknown.title',
          )}
          description={t(
            certain
              ? 'components.empty.description'
              : 'components.emptyUnknown.description',
          )}
          action={certain && props.register}
        />
      )}
    </>
  );
}
