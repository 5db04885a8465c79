import { Host } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { StatusText, Tone } from '../primitives';

const INJECTOR_TONES: Record<Host['dapr']['injector'], Tone> = {
  ready: 'ok',
  'not-ready': 'warning',
  missing: 'error',
  unknown: 'unknown',
};

/** The Dapr control plane of a host: its version and the state of the injector. */
export function DaprStatus({ host }: { host: Host }) {
  const t = useText();
  const { state, version, injector } = host.dapr;
  if (state === 'missing') {
    return (
      <StatusText tone="error">{t('fleet.hostCard.daprMissing')}</StatusText>
    );
  }
  if (state === 'unknown') {
    return <StatusText tone="unknown">{t('common.unknown')}</StatusText>;
  }
  return (
    <>
      {version && <div>{version}</div>}
      <StatusText tone={INJECTOR_TONES[injector]}>
        {t(`status.injector.${injector}`)}
      </StatusText>
    </>
  );
}
