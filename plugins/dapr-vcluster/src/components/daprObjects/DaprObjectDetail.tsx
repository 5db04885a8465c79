import { DaprResource, TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { FindingList } from '../findings';
import { LoadedTable } from '../loading';
import { Differences, usePlacementFacts } from '../placement';
import { KeyValue, Stack } from '../primitives';

/** The whole of one object of Dapr. */
export function DaprObjectDetail(props: {
  object: DaprResource;
  tenantRef: TenantRef;
}) {
  return (
    <Stack>
      <FindingList findings={props.object.findings} />
      <Differences tenantRef={props.tenantRef} object={props.object} />
      <KeyValue facts={usePlacementFacts(props.object)} />
      <LoadedTable object={props.object} />
    </Stack>
  );
}
