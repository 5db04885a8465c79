import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { useText } from '../../hooks';
import { VisuallyHidden } from './VisuallyHidden';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(1) },
}));

/** Placeholder while data is loaded for the first time. */
export function Skeletons(props: { what: string; lines?: number }) {
  const classes = useStyles();
  const t = useText();
  const lines = Array.from({ length: props.lines ?? 5 }, (_, line) => line);
  return (
    <div className={classes.root} role="status" aria-busy="true">
      <VisuallyHidden>
        {t('common.loading', { what: props.what })}
      </VisuallyHidden>
      {lines.map(line => (
        <Skeleton
          key={line}
          variant="rect"
          height={line === 0 ? 32 : 24}
          width={line === 0 ? '40%' : '100%'}
        />
      ))}
    </div>
  );
}
