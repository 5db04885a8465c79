import {
  TenantRef,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { failureOf, useDaprComponents, useTenant, useText } from '../../hooks';
import { RegisterButton } from '../actions';
import { DaprObjects } from '../daprObjects';
import { Stack, TabHeading } from '../primitives';
import { LiveBoundary, TenantGate } from '../states';
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
        title={t('components.title')}
        help={t('components.help')}
        actions={register}
      />
      <LiveBoundary
        live={components}
        what={t('components.what')}
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
      {/* What keeps these from being read keeps the others from it: it is said once. */}
      {!failureOf(components) && <DaprObjects tenantRef={props.tenantRef} />}
    </Stack>
  );
}
