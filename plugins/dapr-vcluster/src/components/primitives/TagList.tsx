import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  tag: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: 4,
    fontSize: '0.8125rem',
    padding: '1px 6px',
  },
}));

/** A row of tags. */
export function TagList(props: { tags: string[] }) {
  const classes = useStyles();
  return (
    <ul className={classes.list}>
      {props.tags.map(tag => (
        <li key={tag} className={classes.tag}>
          {tag}
        </li>
      ))}
    </ul>
  );
}
