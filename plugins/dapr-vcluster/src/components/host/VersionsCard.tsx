import { ControlPlane } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { SupportText, ValueText } from '../badges';
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

/** Versions on the host, whether they still get fixes, and whom the injector serves. */
export function VersionsCard(props: { controlPlane: ControlPlane }) {
  const t = useText();
  const { kubernetes, dapr } = props.controlPlane;
  return (
    <SectionCard title={t('host.about')}>
      <KeyValue
        facts={[
          {
            label: t('host.dapr'),
            value: (
              <>
                <ValueText value={dapr.version} />
                {dapr.version && (
                  <div>
                    <StatusText tone={DAPR_TONES[dapr.support]}>
                      {t(`host.daprSupport.${dapr.support}`)}
                    </StatusText>
                  </div>
                )}
              </>
            ),
          },
          { label: t('host.namespace'), value: dapr.namespace },
          {
            label: t('host.kubernetes'),
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
            label: t('host.vclusters'),
            value: <Vclusters rows={props.controlPlane.vclusters} />,
          },
          { label: t('host.allowList'), value: <AllowList dapr={dapr} /> },
        ]}
      />
    </SectionCard>
  );
}

function Vclusters({ rows }: { rows: ControlPlane['vclusters'] }) {
  const t = useText();
  if (rows.length === 0) {
    return <>{t('host.noVclusters')}</>;
  }
  return (
    <>
      {rows.map(({ version = t('common.unknown'), tenants, support }) => (
        <div key={version}>
          {t('host.vclusterCount', { version, count: tenants })}
          <div>
            <SupportText support={support} />
          </div>
        </div>
      ))}
    </>
  );
}

function AllowList({ dapr }: Pick<ControlPlane, 'dapr'>) {
  const t = useText();
  const { allowedServiceAccounts: entries, state } = dapr;
  if (entries && entries.length > 0) {
    return <TagList tags={entries} />;
  }
  // An injector without the variables serves only what is built into it.
  return state === 'installed' ? (
    <>{t('host.allowListEmpty')}</>
  ) : (
    <ValueText value={undefined} />
  );
}
