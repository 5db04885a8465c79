import { makeStyles } from '@material-ui/core/styles';
import { useSharedText } from '../../hooks';
import { VisuallyHidden } from './VisuallyHidden';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(1) },
  // Not Material UI's Skeleton, which alone is a twentieth of what the overview of an entity loads.
  line: {
    animation: '$pulse 1.5s ease-in-out infinite',
    backgroundColor: theme.palette.action.selected,
    borderRadius: theme.shape.borderRadius,
    height: theme.spacing(3),
    '&:first-of-type': { height: theme.spacing(4), width: '40%' },
    '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
  },
  '@keyframes pulse': { '50%': { opacity: 0.4 } },
}));

/** Placeholder while data is loaded for the first time. */
export function Skeletons(props: { what: string; lines?: number }) {
  const classes = useStyles();
  const t = useSharedText();
  const lines = Array.from({ length: props.lines ?? 5 }, (_, line) => line);
  return (
    <div className={classes.root} role="status" aria-busy="true">
      <VisuallyHidden>
        {t('common.loading', { what: props.what })}
      </VisuallyHidden>
      {lines.map(line => (
        <div key={line} className={classes.line} />
      ))}
    </div>
  );
}
