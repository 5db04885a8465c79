import { DaprComponent } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { StatusText } from '../primitives';
import { loadedTone, summarise } from './loaded';

/** How many sidecars that should load a Dapr Component have loaded it. */
export function LoadedSummary({
  loadedBy,
}: {
  loadedBy: DaprComponent['loadedBy'];
}) {
  const t = useText();
  const summary = summarise(loadedBy);
  const { loaded, total, unknown } = summary;
  if (total === 0) return <>{t('components.noSidecars')}</>;
  return (
    <StatusText tone={loadedTone(summary)}>
      {t('components.loadedOf', {
        loaded: String(loaded),
        total: String(total),
      })}
      {unknown > 0 && (
        <>
          {', '}
          {t('components.someUnknown', { number: String(unknown) })}
        </>
      )}
    </StatusText>
  );
}
