import { SidecarList } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { FindingList } from '../findings';
import { UnknownNotice } from '../primitives';

/** Findings about the vcluster configuration, and what could not be checked. */
export function ConfigurationNotices({ list }: { list: SidecarList }) {
  const t = useText();
  return (
    <>
      <FindingList findings={list.findings} />
      {list.gaps.length > 0 && (
        <UnknownNotice
          what={t('sidecars.configurationUnknown')}
          reason={list.gaps.join(' ')}
        />
      )}
    </>
  );
}
