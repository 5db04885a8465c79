import {
  DaprKind,
  formatTenantRef,
  PlacedObject,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useDifference, useText } from '../../hooks';
import { DetailPart, UnknownNotice } from '../primitives';
import { LiveBoundary } from '../states';
import { DifferenceTable } from './DifferenceTable';

type Drifted = PlacedObject & {
  kind: DaprKind;
  virtual: NonNullable<PlacedObject['virtual']>;
};

/** What differs between the two sides of an object that does differ; nothing is read for any other. */
export function Differences(props: {
  tenantRef: TenantRef;
  object: PlacedObject & { kind: DaprKind };
}) {
  const { object } = props;
  const { synced, virtual } = object;
  return synced === 'drifted' && virtual ? (
    <Compared tenantRef={props.tenantRef} object={{ ...object, virtual }} />
  ) : null;
}

function Compared(props: { tenantRef: TenantRef; object: Drifted }) {
  const t = useText();
  const { kind, virtual, name } = props.object;
  return (
    <DetailPart title={t('components.differences.title')}>
      <LiveBoundary
        live={useDifference(props.tenantRef, { kind, ...virtual })}
        what={t('components.differences.what')}
        tenant={formatTenantRef(props.tenantRef)}
        skeletonLines={2}
      >
        {({ fields }) =>
          fields.state === 'known' ? (
            <DifferenceTable name={name} fields={fields.value} />
          ) : (
            <UnknownNotice
              what={t('components.differences.title')}
              reason={fields.reason}
              since={fields.since}
            />
          )
        }
      </LiveBoundary>
    </DetailPart>
  );
}
