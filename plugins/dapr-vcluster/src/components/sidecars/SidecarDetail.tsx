import { Sidecar, TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { FindingList } from '../findings';
import { PodLogsButton } from '../logs';
import { DetailPart, Stack } from '../primitives';
import { LoadedComponentsTable } from './LoadedComponentsTable';
import { SidecarFacts } from './SidecarFacts';
import { hasNoSidecar } from './sidecarOrder';

/** Details of one sidecar. */
export function SidecarDetail(props: {
  sidecar: Sidecar;
  tenantRef: TenantRef;
}) {
  const { sidecar } = props;
  const t = useText();
  return (
    <Stack>
      <FindingList findings={sidecar.findings} />
      {sidecar.virtualPod && sidecar.hostPod && (
        <Stack as="row">
          <PodLogsButton
            tenantRef={props.tenantRef}
            app={sidecar.app}
            pod={sidecar.virtualPod}
          />
        </Stack>
      )}
      <Stack as="columns">
        <SidecarFacts sidecar={sidecar} />
        {!hasNoSidecar(sidecar.state) && (
          <DetailPart title={t('sidecars.loaded')}>
            <LoadedComponentsTable sidecar={sidecar} />
          </DetailPart>
        )}
      </Stack>
    </Stack>
  );
}
