import { TenantSummary } from 'backstage-plugin-dapr-vcluster-common';
import { SharedText, useSharedText } from '../../hooks';
import { StatusText, useTimeText } from '../primitives';
import { SUPPORT_TONES } from './tones';

type Support = TenantSummary['support'];

/** Support state of a version and its end date. */
export function SupportText(props: { support: Support; short?: boolean }) {
  const t = useSharedText();
  const { day } = useTimeText();
  return (
    <StatusText tone={SUPPORT_TONES[props.support.state]}>
      {supportLabel(t, props.support, day)}
      {!props.short && <AsOf day={props.support.asOf} />}
    </StatusText>
  );
}

/** The day on which it was checked whether a version gets fixes. */
export function AsOf(props: { day?: string }) {
  const t = useSharedText();
  const { day } = useTimeText();
  return props.day ? (
    <> {t('status.support.asOf', { date: day(props.day) })}</>
  ) : null;
}

function supportLabel(
  t: SharedText,
  { state, endOfLife }: Support,
  day: (date: string) => string,
): string {
  if (!endOfLife || state === 'unknown') {
    return t(`status.support.${state}`);
  }
  const date = day(endOfLife);
  if (state === 'supported') {
    return t('status.support.supportedUntil', { date });
  }
  if (state === 'security-only') {
    return t('status.support.securityUntil', { date });
  }
  return t('status.support.endedOn', { date });
}
