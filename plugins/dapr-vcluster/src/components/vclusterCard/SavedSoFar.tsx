import { Link } from '@backstage/core-components';
import { SavedAmount, TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { deniedPermission, useSavingsLedger, useText } from '../../hooks';
import { UnknownText } from '../primitives';
import { moneyText } from '../savings/amounts';

/** What sharing has saved so far and this month, in a line; why it is not known, or may not be. */
export function SavedSoFar(props: { tenantRef: TenantRef; to: string }) {
  const t = useText();
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
  const { total, months } = data.ledger.value;
  const sums = (amounts: SavedAmount[]) =>
    amounts
      .map(({ saved, currency }) => moneyText({ amount: saved, currency }))
      .join(', ') || t('savings.nothing');
  return (
    <Link to={props.to}>
      {t('vclusterCard.savedValue', {
        total: sums(total),
        month: sums(months[months.length - 1]?.amounts ?? []),
      })}
    </Link>
  );
}
