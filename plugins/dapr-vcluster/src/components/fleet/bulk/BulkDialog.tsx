import Button from '@material-ui/core/Button';
import { TenantSummary } from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { useHosts, useText } from '../../../hooks';
import { ExpiresInField, TenantDialog } from '../../lifecycle';
import { VisuallyHidden } from '../../primitives';
import { BulkTenants } from './BulkTenants';
import { useBulkCall } from './useBulkCall';
import { BulkAction, whyNot } from './whyNot';

/** Asks before something is done with several tenants, names all of them with their hosts, and says what became of each. */
export function BulkDialog(props: {
  action: BulkAction;
  tenants: readonly TenantSummary[];
  onClose: () => void;
}) {
  const t = useText();
  const hosts = useHosts().data ?? [];
  const { action, onClose } = props;
  // What the list shows changes while it is done; what was asked for does not.
  const [tenants] = useState(props.tenants);
  const [reasons] = useState(() =>
    Object.fromEntries(
      tenants.map(each => [each.id, whyNot(t, action, each, hosts)]),
    ),
  );
  const [expiresIn, setExpiresIn] = useState('');
  const fit = tenants.filter(({ id }) => reasons[id] === undefined);
  const { results, state, start } = useBulkCall(action, fit, expiresIn);
  const isIdle = state === 'idle';
  const ended = Object.keys(results).length;
  return (
    <TenantDialog
      title={t(`fleet.bulk.title.${action}`, { count: fit.length })}
      onClose={onClose}
      actions={
        state !== 'done' && (
          <Button
            color="primary"
            variant="contained"
            disabled={!isIdle}
            onClick={start}
          >
            {t(`fleet.bulk.${action}`)}
          </Button>
        )
      }
    >
      <span>{t(`fleet.bulk.about.${action}`)}</span>
      {action === 'extend' && isIdle && (
        <ExpiresInField value={expiresIn} onChange={setExpiresIn} />
      )}
      <BulkTenants tenants={tenants} reasons={reasons} results={results} />
      <VisuallyHidden live>
        {isIdle
          ? ''
          : t('fleet.bulk.progress', {
              ended: String(ended),
              all: String(fit.length),
            })}
      </VisuallyHidden>
    </TenantDialog>
  );
}
