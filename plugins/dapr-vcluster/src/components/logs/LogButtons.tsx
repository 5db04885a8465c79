import Button from '@material-ui/core/Button';
import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { ReactNode, useRef } from 'react';
import { useSelected, useText } from '../../hooks';
import { SELECTED } from '../../routes';
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
      id={`${pod.namespace}/${pod.name}`}
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
      id="syncer"
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

/** Keeps the open log in the URL, so that it can be linked to. */
function OpeningButton(props: {
  /** Value in the URL. */
  id: string;
  label: string;
  /** Longer accessible name for screen readers. */
  name?: string;
  title: string;
  children: ReactNode;
}) {
  const [open, select] = useSelected(SELECTED.log);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={button}
        size="small"
        variant="outlined"
        aria-label={props.name}
        aria-haspopup="dialog"
        onClick={() => select(props.id)}
      >
        {props.label}
      </Button>
      <LogDialog
        title={props.title}
        open={open === props.id}
        onClose={() => select(undefined)}
        // Also for a dialog that was opened by its URL.
        onClosed={() => button.current?.focus()}
      >
        {props.children}
      </LogDialog>
    </>
  );
}
