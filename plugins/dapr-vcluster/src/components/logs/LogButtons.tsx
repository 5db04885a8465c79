import Button from '@material-ui/core/Button';
import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { ReactNode, useState } from 'react';
import { useText } from '../../hooks';
import { LogDialog } from './LogDialog';
import { LogPane } from './LogPane';
import { PodLogs } from './PodLogs';

/** Opens the logs of an app's pod. */
export function PodLogsButton(props: {
  tenantRef: TenantRef;
  /** Name of the app. */
  app: string;
  /** The pod in the vcluster. */
  pod: { namespace: string; name: string };
}) {
  const { tenantRef, app, pod } = props;
  const t = useText();
  return (
    <OpeningButton
      label={t('logs.open')}
      name={t('logs.openOf', { name: app })}
      title={t('logs.title', { name: app })}
    >
      <PodLogs tenantRef={tenantRef} pod={pod} />
    </OpeningButton>
  );
}

/** Opens the log of a tenant's syncer. */
export function SyncerLogButton({ tenantRef }: { tenantRef: TenantRef }) {
  const t = useText();
  return (
    <OpeningButton
      label={t('logs.openSyncer')}
      title={t('logs.syncerTitle', { name: tenantRef.name })}
    >
      <LogPane
        tenantRef={tenantRef}
        name={tenantRef.name}
        containers={[]}
        initial="syncer"
        sourceOf={() => 'syncer'}
      />
    </OpeningButton>
  );
}

function OpeningButton(props: {
  label: string;
  /** Longer name for those who do not see what is around it. */
  name?: string;
  title: string;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        aria-label={props.name}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {props.label}
      </Button>
      <LogDialog title={props.title} open={open} onClose={() => setOpen(false)}>
        {props.children}
      </LogDialog>
    </>
  );
}
