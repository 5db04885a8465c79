import { LoadedBy, PlacedObject } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { NotApplicable, StatusText, UnknownText } from '../primitives';
import { loadedTone, countLoaded } from './countLoaded';

/** A Dapr resource with the sidecars that have loaded it. An older backend returns no `loadedBy`. */
export type LoadableResource = Pick<PlacedObject, 'host'> & {
  kind: string;
  loadedBy?: readonly LoadedBy[];
};

/** How many of the sidecars that should load a Dapr resource have loaded it. The expanded row has the reasons. */
export function LoadedBySummary(props: {
  object: LoadableResource;
  /** Why the pods of the host are unknown, if they are. */
  podsUnknown?: string;
}) {
  const t = useText();
  const { host, kind, loadedBy } = props.object;
  if (!host) {
    return <NotApplicable why={t('loadedBy.notOnHost')} />;
  }
  if (!loadedBy) {
    return <StatusText tone="unknown">{t('status.loaded.unknown')}</StatusText>;
  }
  if (loadedBy.length === 0) {
    return props.podsUnknown ? (
      <UnknownText reason={props.podsUnknown} />
    ) : (
      <>{t('loadedBy.noSidecars')}</>
    );
  }
  const summary = countLoaded(loadedBy);
  const { loaded, total, unknown } = summary;
  if (total === 0) {
    return <>{t(`loadedBy.forNone.${meansOf(kind)}`)}</>;
  }
  const numbers = { loaded: String(loaded), total: String(total) };
  return (
    <StatusText tone={loadedTone(summary)}>
      {unknown === total
        ? t('loadedBy.allUnknown', numbers)
        : t('loadedBy.loadedOf', numbers)}
      {unknown > 0 && unknown < total && (
        <>
          {', '}
          {t('loadedBy.someUnknown', { number: String(unknown) })}
        </>
      )}
    </StatusText>
  );
}

/** How a Dapr resource selects its sidecars: pods refer to a Configuration by name, all other kinds have scopes. */
export function meansOf(kind: string): 'name' | 'scope' {
  return kind === 'Configuration' ? 'name' : 'scope';
}
