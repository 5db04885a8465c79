import Typography from '@material-ui/core/Typography';
import { SavedAmount } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { moneyText } from './amounts';

/** Amounts by currency, each on lines of its own: what was saved, and below it which part by sharing. */
export function StackedAmounts({ amounts }: { amounts: SavedAmount[] }) {
  const t = useText();
  if (amounts.length === 0) {
    return <>{t('savings.nothing')}</>;
  }
  return (
    <>
      {amounts.map(({ currency, saved, bySharing }) => (
        <div key={currency}>
          <div>{moneyText({ amount: saved, currency })}</div>
          <Typography variant="caption" color="textSecondary" component="div">
            {t('savings.bySharingOf', {
              bySharing: moneyText({ amount: bySharing, currency }),
            })}
          </Typography>
        </div>
      ))}
    </>
  );
}

/** Amounts by currency, each on a line of its own. */
export function Amounts({ amounts }: { amounts: SavedAmount[] }) {
  const t = useText();
  if (amounts.length === 0) {
    return <>{t('savings.nothing')}</>;
  }
  return (
    <>
      {amounts.map(({ currency, saved, bySharing }) => (
        <div key={currency}>
          {t('savings.ofWhichSharing', {
            saved: moneyText({ amount: saved, currency }),
            bySharing: moneyText({ amount: bySharing, currency }),
          })}
        </div>
      ))}
    </>
  );
}
