import { makeStyles } from '@material-ui/core/styles';
import { PerMonth as Amount } from 'backstage-plugin-dapr-vcluster-common';
import { StatusText, UnknownText } from '../primitives';
import { moneyText, signedMoneyText } from './amounts';

const useStyles = makeStyles({ amount: { whiteSpace: 'nowrap' } });

/**
 * An amount per month: unknown is neither zero nor empty, and a negative one is marked. With `signed`, it is one of several that are
 * added up: it has its sign instead.
 */
export function PerMonth(props: { perMonth: Amount; signed?: boolean }) {
  const classes = useStyles();
  const { perMonth, signed } = props;
  if (perMonth.state === 'unknown') {
    return <UnknownText reason={perMonth.reason} />;
  }
  const { value } = perMonth;
  const text = (
    <span className={classes.amount}>
      {signed ? signedMoneyText(value) : moneyText(value)}
    </span>
  );
  return value.amount < 0 && !signed ? (
    <StatusText tone="warning">{text}</StatusText>
  ) : (
    text
  );
}
