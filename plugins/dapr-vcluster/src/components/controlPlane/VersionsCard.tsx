import { ControlPlane } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { AsOf, SupportText, ValueText } from '../badges';
import {
  KeyValue,
  SectionCard,
  StatusText,
  TagList,
  Tone,
} from '../primitives';

const DAPR_TONES: Record<ControlPlane['dapr']['support'], Tone> = {
  supported: 'ok',
  unsupported: 'warning',
  leaky: 'error',
  unknown: 'unknown',
};

/** Versions on the host, their support state, and the service accounts that the injector allows. */
export function VersionsCard(props: { controlPlane: ControlPlane }) {
  const t = useText();
  const { kubernetes, dapr, readableOnly } = props.controlPlane;
  return (
    <SectionCard title={t('controlPlane.about')}>
      <KeyValue
        facts={[
          {
            label: t('controlPlane.dapr'),
            value: (
              <>
                <ValueText value={dapr.version} />
                {dapr.version && (
                  <div>
                    <StatusText tone={DAPR_TONES[dapr.support]}>
                      {t(`controlPlane.daprSupport.${dapr.support}`)}
                      <AsOf day={dapr.supportAsOf} />
                    </StatusText>
                  </div>
                )}
              </>
            ),
          },
          { label: t('controlPlane.namespace'), value: dapr.namespace },
          {
            label: t('controlPlane.kubernetes'),
            value: (
              <>
                <ValueText value={kubernetes.version} />
                {kubernetes.version && (
                  <div>
                    <SupportText support={kubernetes.support} />
                  </div>
                )}
              </>
            ),
          },
          {
            label: t('controlPlane.vclusters'),
            value: <Vclusters rows={props.controlPlane.vclusters} />,
          },
          {
            label: t('controlPlane.allowList'),
            value: <AllowList dapr={dapr} readableOnly={readableOnly} />,
          },
        ]}
      />
    </SectionCard>
  );
}

function Vclusters({ rows }: { rows: ControlPlane['vclusters'] }) {
  const t = useText();
  if (rows.length === 0) {
    return <>{t('controlPlane.noVclusters')}</>;
  }
  return (
    <>
      {rows.map(({ version = t('common.unknown'), tenants, support }) => (
        <div key={version}>
          {t('controlPlane.vclusterCount', { version, count: tenants })}
          <div>
            <SupportText support={support} />
          </div>
        </div>
      ))}
    </>
  );
}

function AllowList({
  dapr,
  readableOnly,
}: Pick<ControlPlane, 'dapr' | 'readableOnly'>) {
  const t = useText();
  const { allowedServiceAccounts: entries, state } = dapr;
  if (entries && entries.length > 0) {
    return <TagList tags={entries} />;
  }
  if (readableOnly) {
    return <>{t('controlPlane.notShown')}</>;
  }
  // Without the environment variables, the injector allows only the built-in service accounts.
  return state === 'installed' ? (
    <>{t('controlPlane.allowListEmpty')}</>
  ) : (
    <ValueText value={undefined} />
  );
}
