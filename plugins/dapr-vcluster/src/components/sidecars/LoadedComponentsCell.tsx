import { Sidecar } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { NotApplicable, TagList, UnknownText } from '../primitives';
import { hasNoSidecar } from './sidecarOrder';

/** Dapr Components in the metadata of a sidecar. */
export function LoadedComponentsCell({ sidecar }: { sidecar: Sidecar }) {
  const t = useText();
  const { loaded, state } = sidecar;
  if (hasNoSidecar(state)) {
    return <NotApplicable why={t('sidecars.notApplicable')} />;
  }
  if (loaded.state === 'unknown') {
    return <UnknownText reason={loaded.reason} since={loaded.since} />;
  }
  if (loaded.value.length === 0) {
    return <>{t('sidecars.noneLoaded')}</>;
  }
  return <TagList tags={loaded.value.map(component => component.name)} />;
}
