import {
  ControlPlane,
  InjectorWebhook,
} from 'backstage-plugin-dapr-vcluster-common';
import { Text, useText } from '../../hooks';
import {
  Fact,
  KeyValue,
  SectionCard,
  StatusText,
  TagList,
  Tone,
  UnknownText,
} from '../primitives';
import { CertificateText } from './CertificateText';

const CA_TONES: Record<InjectorWebhook['caBundle'], Tone> = {
  matches: 'ok',
  differs: 'error',
  missing: 'error',
  unknown: 'unknown',
};

/** The certificates for mTLS, and the webhook of the sidecar injector. */
export function CertificatesCard(props: { controlPlane: ControlPlane }) {
  const t = useText();
  const { certificates, webhook } = props.controlPlane;
  return (
    <SectionCard title={t('controlPlane.certificates')}>
      <KeyValue
        facts={[
          {
            label: t('controlPlane.root'),
            value: <CertificateText certificate={certificates.root} />,
          },
          {
            label: t('controlPlane.issuer'),
            value: <CertificateText certificate={certificates.issuer} />,
          },
          ...(webhook.state === 'known'
            ? webhookFacts(t, webhook.value)
            : [
                {
                  label: t('controlPlane.webhook'),
                  value: <UnknownText {...webhook} />,
                },
              ]),
        ]}
      />
    </SectionCard>
  );
}

function webhookFacts(t: Text, webhook: InjectorWebhook): Fact[] {
  const { address, failurePolicy, endpoints, caBundle, selectors } = webhook;
  const none = endpoints.state === 'known' && endpoints.value === 0;
  return [
    { label: t('controlPlane.webhook'), value: address },
    {
      label: t('controlPlane.endpoints'),
      value:
        endpoints.state === 'known' ? (
          <StatusText tone={none ? 'error' : 'ok'}>
            {t('controlPlane.endpointCount', { count: endpoints.value })}
          </StatusText>
        ) : (
          <UnknownText {...endpoints} />
        ),
    },
    {
      label: t('controlPlane.caBundle'),
      value: (
        <StatusText tone={CA_TONES[caBundle]}>
          {t(`controlPlane.ca.${caBundle}`)}
        </StatusText>
      ),
    },
    {
      label: t('controlPlane.failurePolicy'),
      value: t(`controlPlane.policy.${failurePolicy}`),
    },
    ...(selectors.length > 0
      ? [
          {
            label: t('controlPlane.selectors'),
            value: <TagList tags={selectors} />,
          },
        ]
      : []),
  ];
}
