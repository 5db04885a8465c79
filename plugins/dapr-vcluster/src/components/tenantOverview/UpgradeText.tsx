import { Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { RelativeTime, StatusText, Tone } from '../primitives';

type Upgrade = NonNullable<Tenant['upgrade']>;

const TONES: Record<Upgrade['state'], Tone> = {
  running: 'busy',
  'rolling-back': 'warning',
  done: 'ok',
  'rolled-back': 'warning',
  failed: 'error',
};

/** What became of the last upgrade, when, and why it was rolled back. */
export function UpgradeText({ upgrade }: { upgrade: Upgrade }) {
  const t = useText();
  const { from, to, state, startedAt, endedAt, reason } = upgrade;
  return (
    <>
      <StatusText tone={TONES[state]}>
        {t(`tenantOverview.upgrade.${state}`, { from, to })}
      </StatusText>
      <div>
        <RelativeTime time={endedAt ?? startedAt} />
      </div>
      {reason && <div>{reason}</div>}
    </>
  );
}
