import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ReactNode } from 'react';
import { Logo } from '../nav/Logo';
import { RoleList } from './RoleList';
import { DemoRole, readDemoRoles } from './roles';

const useStyles = makeStyles(theme => ({
  page: {
    background: theme.palette.background.default,
    boxSizing: 'border-box',
    display: 'grid',
    minHeight: '100vh',
    padding: theme.spacing(3),
    placeItems: 'center',
  },
  content: { maxWidth: 720, width: '100%' },
  logo: { color: theme.palette.text.primary, height: 44, display: 'block' },
  heading: { margin: theme.spacing(4, 0, 1), fontSize: '2rem' },
  lead: { marginBottom: theme.spacing(3) },
  notice: { marginTop: theme.spacing(3) },
}));

/** Sign-in page of the demo, which lists the roles. `problem` is shown above the list. */
export function ChooseRole(props: {
  onChoose: (role: DemoRole) => void;
  problem?: ReactNode;
}) {
  const classes = useStyles();
  const config = useApi(configApiRef);
  const roles = readDemoRoles(config);
  const notice = config.getOptionalString('app.sandboxNotice');
  return (
    <main className={classes.page}>
      <div className={classes.content}>
        <Logo className={classes.logo} />
        <Typography variant="h1" className={classes.heading}>
          Sign in to the demo
        </Typography>
        <Typography className={classes.lead} color="textSecondary">
          {roles.length > 0
            ? 'Select a role. No password is required. The roles have different permissions. Each browser tab keeps its own role.'
            : 'No sign-in provider is configured. Add a sign-in provider to app-config.yaml, or start the demo with app-config.demo.yaml.'}
        </Typography>
        {props.problem}
        <RoleList roles={roles} onChoose={props.onChoose} />
        {notice && (
          <Typography
            className={classes.notice}
            variant="body2"
            color="textSecondary"
          >
            {notice}
          </Typography>
        )}
      </div>
    </main>
  );
}
