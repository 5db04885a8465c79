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

/** By what sidecars and control plane know each other, and how new pods reach the injector. */
export function TrustCard(props: { controlPlane: ControlPlane }) {
  const t = useText();
  const { certificates, webhook } = props.controlPlane;
  return (
    <SectionCard title={t('host.trust')}>
      <KeyValue
        facts={[
          {
            label: t('host.root'),
            value: <CertificateText certificate={certificates.root} />,
          },
          {
            label: t('host.issuer'),
            value: <CertificateText certificate={certificates.issuer} />,
          },
          ...(webhook.state === 'known'
            ? webhookFacts(t, webhook.value)
            : [
                {
                  label: t('host.webhook'),
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
  const nobody = endpoints.state === 'known' && endpoints.value === 0;
  return [
    { label: t('host.webhook'), value: address },
    {
      label: t('host.endpoints'),
      value:
        endpoints.state === 'known' ? (
          <StatusText tone={nobody ? 'error' : 'ok'}>
            {t('host.endpointCount', { count: endpoints.value })}
          </StatusText>
        ) : (
          <UnknownText {...endpoints} />
        ),
    },
    {
      label: t('host.caBundle'),
      value: (
        <StatusText tone={CA_TONES[caBundle]}>
          {t(`host.ca.${caBundle}`)}
        </StatusText>
      ),
    },
    {
      label: t('host.failurePolicy'),
      value: t(`host.policy.${failurePolicy}`),
    },
    ...(selectors.length > 0
      ? [{ label: t('host.selectors'), value: <TagList tags={selectors} /> }]
      : []),
  ];
}
