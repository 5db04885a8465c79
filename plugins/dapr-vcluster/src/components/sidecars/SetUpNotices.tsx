import { SidecarList } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { FindingList } from '../findings';
import { UnknownNotice } from '../primitives';

/** What concerns all sidecars of a tenant alike, and what of it could not be looked at. */
export function SetUpNotices({ list }: { list: SidecarList }) {
  const t = useText();
  return (
    <>
      <FindingList findings={list.findings} />
      {list.gaps.length > 0 && (
        <UnknownNotice
          what={t('sidecars.setUpUnknown')}
          reason={list.gaps.join(' ')}
        />
      )}
    </>
  );
}
