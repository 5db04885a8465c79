import { ControlPlane } from 'backstage-plugin-dapr-vcluster-common';
import { useNow, useText } from '../../hooks';
import { StatusText, Tone, UnknownText, useTimeText } from '../primitives';

const DAY_MS = 24 * 60 * 60 * 1000;
const SOON_DAYS = 30;

/** Expiry date of a certificate, with a warning before it expires. */
export function CertificateText(props: {
  certificate: ControlPlane['certificates']['root'];
}) {
  const t = useText();
  const now = useNow();
  const { day } = useTimeText();
  const { certificate } = props;
  if (certificate.state === 'unknown') {
    return <UnknownText {...certificate} />;
  }
  const { notAfter, source } = certificate.value;
  return (
    <span title={source}>
      <StatusText tone={toneOf(Date.parse(notAfter) - now)}>
        {t('controlPlane.expires', { day: day(notAfter) })}
      </StatusText>
    </span>
  );
}

function toneOf(left: number): Tone {
  if (left < 0) {
    return 'error';
  }
  return left < SOON_DAYS * DAY_MS ? 'warning' : 'ok';
}
