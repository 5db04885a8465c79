import { Link } from '@backstage/core-components';
import { SavedAmount, TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { deniedPermission, useSavingsLedger, useSharedText } from '../../hooks';
import { UnknownText } from '../primitives';
import { amountsOfThisMonth, moneyText } from '../savings/amounts';

/** What sharing has saved so far and this month, in a line; why it is not known, or may not be. */
export function SavedSoFar(props: { tenantRef: TenantRef; to: string }) {
  const t = useSharedText();
  const { data, error } = useSavingsLedger(props.tenantRef);
  if (!data) {
    const permission = deniedPermission(error);
    if (permission) {
      return <>{t('vclusterCard.savedDenied', { permission })}</>;
    }
    return error ? <UnknownText reason={error.message} /> : <>…</>;
  }
  if (data.ledger.state === 'unknown') {
    return <UnknownText {...data.ledger} />;
  }
  const ledger = data.ledger.value;
  const sums = (amounts: SavedAmount[]) =>
    amounts
      .map(({ saved, currency }) => moneyText({ amount: saved, currency }))
      .join(', ') || t('vclusterCard.savedNothing');
  return (
    <Link to={props.to}>
      {t('vclusterCard.savedValue', {
        total: sums(ledger.total),
        month: sums(amountsOfThisMonth(ledger)),
      })}
    </Link>
  );
}
