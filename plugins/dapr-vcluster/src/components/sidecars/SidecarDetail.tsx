import { Sidecar } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { FindingList } from '../findings';
import { DetailPart, Stack } from '../primitives';
import { LoadedTable } from './LoadedTable';
import { SidecarFacts } from './SidecarFacts';
import { hasNoSidecar } from './order';

/** The whole of one sidecar. */
export function SidecarDetail({ sidecar }: { sidecar: Sidecar }) {
  const t = useText();
  return (
    <Stack>
      <FindingList findings={sidecar.findings} />
      <Stack as="columns">
        <SidecarFacts sidecar={sidecar} />
        {!hasNoSidecar(sidecar.state) && (
          <DetailPart title={t('sidecars.detail.loaded')}>
            <LoadedTable sidecar={sidecar} />
          </DetailPart>
        )}
      </Stack>
    </Stack>
  );
}
