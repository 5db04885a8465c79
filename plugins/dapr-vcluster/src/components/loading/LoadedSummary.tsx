import { LoadedBy, PlacedObject } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { NotApplicable, StatusText, UnknownText } from '../primitives';
import { loadedTone, summarise } from './summarise';

/** An object of Dapr with what sidecars say of it; old backends do not tell. */
export type Loadable = Pick<PlacedObject, 'host'> & {
  kind: string;
  loadedBy?: readonly LoadedBy[];
};

/** How many sidecars that should load an object of Dapr have loaded it; the open row says why others have not. */
export function LoadedSummary(props: {
  object: Loadable;
  /** Why the pods of the host are not known, if they are not. */
  podsUnknown?: string;
}) {
  const t = useText();
  const { host, kind, loadedBy } = props.object;
  if (!host) {
    return <NotApplicable why={t('components.notOnHost')} />;
  }
  if (!loadedBy) {
    return <StatusText tone="unknown">{t('status.loaded.unknown')}</StatusText>;
  }
  if (loadedBy.length === 0) {
    return props.podsUnknown ? (
      <UnknownText reason={props.podsUnknown} />
    ) : (
      <>{t('components.noSidecars')}</>
    );
  }
  const summary = summarise(loadedBy);
  const { loaded, total, unknown } = summary;
  if (total === 0) {
    return <>{t(`components.forNone.${meansOf(kind)}`)}</>;
  }
  const numbers = { loaded: String(loaded), total: String(total) };
  return (
    <StatusText tone={loadedTone(summary)}>
      {unknown === total
        ? t('components.allUnknown', numbers)
        : t('components.loadedOf', numbers)}
      {unknown > 0 && unknown < total && (
        <>
          {', '}
          {t('components.someUnknown', { number: String(unknown) })}
        </>
      )}
    </StatusText>
  );
}

/** By what an object is meant for a sidecar: Configurations have no scopes, pods name them. */
export function meansOf(kind: string): 'name' | 'scope' {
  return kind === 'Configuration' ? 'name' : 'scope';
}
