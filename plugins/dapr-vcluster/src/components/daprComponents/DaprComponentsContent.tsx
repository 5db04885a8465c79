import {
  TenantRef,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { failureOf, useDaprComponents, useTenant, useText } from '../../hooks';
import { RegisterButton } from '../templateButtons';
import { DaprResources } from '../daprResources';
import { Stack, TabHeading } from '../primitives';
import { LiveBoundary, TenantGate } from '../pageStates';
import { DaprComponents } from './DaprComponents';

/** The tab "Dapr Components" of a tenant's entity. */
export function DaprComponentsContent() {
  return <TenantGate>{ref => <ComponentsTab tenantRef={ref} />}</TenantGate>;
}

function ComponentsTab(props: { tenantRef: TenantRef }) {
  const t = useText();
  const tenant = useTenant(props.tenantRef).data;
  const components = useDaprComponents(props.tenantRef);
  const register = tenant && <RegisterButton tenant={tenant} primary />;
  return (
    <Stack>
      <TabHeading
        title={t('daprComponents.title')}
        help={t('daprComponents.help')}
        actions={register}
      />
      <LiveBoundary
        live={components}
        what={t('daprComponents.what')}
        tenant={formatTenantRef(props.tenantRef)}
        freshness={list => list.freshness}
      >
        {list => (
          <DaprComponents
            list={list}
            tenantRef={props.tenantRef}
            register={register}
          />
        )}
      </LiveBoundary>
      {/* The other Dapr resources fail for the same reason, so the error is shown once. */}
      {!failureOf(components) && <DaprResources tenantRef={props.tenantRef} />}
    </Stack>
  );
}
