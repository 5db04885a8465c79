import { DaprResource, TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { FindingList } from '../findings';
import { LoadedByTable } from '../loadedBy';
import { Differences, useLocationFacts } from '../comparison';
import { KeyValue, Stack } from '../primitives';

/** Details of one Dapr resource. */
export function DaprResourceDetail(props: {
  object: DaprResource;
  tenantRef: TenantRef;
}) {
  return (
    <Stack>
      <FindingList findings={props.object.findings} />
      <Differences tenantRef={props.tenantRef} object={props.object} />
      <KeyValue facts={useLocationFacts(props.object)} />
      <LoadedByTable object={props.object} />
    </Stack>
  );
}
