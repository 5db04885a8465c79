import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { DemoRole } from './roles';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))',
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  role: {
    alignItems: 'flex-start',
    background: theme.palette.background.paper,
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius * 2,
    color: theme.palette.text.primary,
    display: 'block',
    height: '100%',
    padding: theme.spacing(2.5),
    textAlign: 'left',
    width: '100%',
    '&:hover': { borderColor: theme.palette.primary.main },
    '&:focus-visible': {
      outline: `3px solid ${theme.palette.primary.main}`,
      outlineOffset: 2,
    },
  },
  title: { fontSize: '1.125rem', marginBottom: theme.spacing(1) },
}));

/** The roles as buttons with name and description. */
export function RoleList(props: {
  roles: DemoRole[];
  onChoose: (role: DemoRole) => void;
}) {
  const classes = useStyles();
  return (
    <ul className={classes.list}>
      {props.roles.map(role => (
        <li key={role.user}>
          <ButtonBase
            className={classes.role}
            onClick={() => props.onChoose(role)}
            aria-label={`Sign in as ${role.title}`}
            aria-describedby={`role-${role.user}`}
          >
            <Typography variant="h5" component="h2" className={classes.title}>
              {role.title}
            </Typography>
            <Typography
              id={`role-${role.user}`}
              variant="body2"
              color="textSecondary"
            >
              {role.description}
            </Typography>
          </ButtonBase>
        </li>
      ))}
    </ul>
  );
}
