import {
  DaprKind,
  formatTenantRef,
  PlacedObject,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useDifference, useText } from '../../hooks';
import { DetailPart, UnknownNotice } from '../primitives';
import { LiveBoundary } from '../pageStates';
import { DifferenceTable } from './DifferenceTable';
import { PutBack } from './PutBack';

type Drifted = PlacedObject & {
  kind: DaprKind;
  virtual: NonNullable<PlacedObject['virtual']>;
};

/**
 * Differences of a Dapr resource with state `drifted` or `edited`, with a button that puts back what was registered; nothing is
 * loaded for other states.
 */
export function Differences(props: {
  tenantRef: TenantRef;
  object: PlacedObject & { kind: DaprKind };
}) {
  const { object } = props;
  const { synced, virtual } = object;
  return (synced === 'drifted' || synced === 'edited') && virtual ? (
    <Compared tenantRef={props.tenantRef} object={{ ...object, virtual }} />
  ) : null;
}

function Compared(props: { tenantRef: TenantRef; object: Drifted }) {
  const t = useText();
  const { kind, virtual, name, edited } = props.object;
  return (
    <DetailPart title={t('comparison.differences.title')}>
      <LiveBoundary
        live={useDifference(props.tenantRef, { kind, ...virtual })}
        what={t('comparison.differences.what')}
        tenant={formatTenantRef(props.tenantRef)}
        skeletonLines={2}
      >
        {({ fields, declaredIn }) =>
          fields.state === 'known' ? (
            <DifferenceTable
              name={name}
              fields={fields.value}
              declaredIn={declaredIn}
            />
          ) : (
            <UnknownNotice
              what={t('comparison.differences.title')}
              reason={fields.reason}
              since={fields.since}
            />
          )
        }
      </LiveBoundary>
      {edited?.restorable && (
        <PutBack
          tenantRef={props.tenantRef}
          resource={{ kind, ...virtual }}
          name={name}
        />
      )}
    </DetailPart>
  );
}
