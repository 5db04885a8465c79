import {
  DaprComponent,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { FindingList } from '../findings';
import { LoadedTable } from '../loading';
import { Differences } from '../placement';
import { DetailPart, Stack } from '../primitives';
import { ComponentFacts } from './ComponentFacts';
import { MetadataTable } from './MetadataTable';

/** The whole of one Dapr Component. */
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
        <DetailPart title={t('components.detail.metadata')}>
          <MetadataTable component={component} />
        </DetailPart>
      </Stack>
      <LoadedTable object={component} />
    </Stack>
  );
}
