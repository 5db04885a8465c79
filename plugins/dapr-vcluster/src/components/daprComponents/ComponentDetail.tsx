import {
  DaprComponent,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { FindingList } from '../findings';
import { LoadedByTable } from '../loadedBy';
import { Differences } from '../comparison';
import { DetailPart, Stack } from '../primitives';
import { ComponentFacts } from './ComponentFacts';
import { MetadataTable } from './MetadataTable';

/** Details of one Dapr Component. */
export function ComponentDetail(props: {
  component: DaprComponent;
  tenantRef: TenantRef;
}) {
  const t = useText();
  const { component } = props;
  return (
    <Stack>
      <FindingList findings={component.findings} />
      <Differences tenantRef={props.tenantRef} object={component} />
      <Stack as="columns">
        <ComponentFacts component={component} />
        <DetailPart title={t('daprComponents.detail.metadata')}>
          <MetadataTable component={component} />
        </DetailPart>
      </Stack>
      <LoadedByTable object={component} />
    </Stack>
  );
}
