import { TenantSummary } from 'backstage-plugin-dapr-vcluster-common';
import { useHosts, useText } from '../../../hooks';
import { DialogButton } from '../../lifecycle';
import { BulkDialog } from './BulkDialog';
import { BulkAction, whyNot } from './whyNot';

const ACTIONS: readonly BulkAction[] = ['pause', 'resume', 'extend'];

/** Buttons that pause, resume and extend the selected tenants. */
export function BulkActions(props: { tenants: readonly TenantSummary[] }) {
  const t = useText();
  const hosts = useHosts().data ?? [];
  const { tenants } = props;
  return (
    <>
      {ACTIONS.map(action => {
        const reasons = tenants.map(each => whyNot(t, action, each, hosts));
        const isPossible = reasons.includes(undefined);
        return (
          <DialogButton
            key={action}
            label={t(`fleet.bulk.${action}`)}
            blocked={isPossible ? undefined : [...new Set(reasons)].join(' ')}
          >
            {onClose => (
              <BulkDialog action={action} tenants={tenants} onClose={onClose} />
            )}
          </DialogButton>
        );
      })}
    </>
  );
}
