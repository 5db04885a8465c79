import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';

const HEIGHT = 32;

const useStyles = makeStyles(theme => ({
  banner: {
    alignItems: 'center',
    background: '#5b3b00',
    color: '#ffffff',
    display: 'flex',
    fontSize: '0.8125rem',
    justifyContent: 'center',
    minHeight: HEIGHT,
    padding: theme.spacing(0.5, 2),
    position: 'sticky',
    textAlign: 'center',
    top: 0,
    zIndex: theme.zIndex.appBar,
  },
  // The sidebar is fixed to the window, and a page of core-components is as high
  // as the window, so both must leave space for the banner.
  content: {
    [theme.breakpoints.up('sm')]: {
      '& [data-testid="sidebar-root"]': { top: HEIGHT },
      '& [data-backstage-core-page]': { height: `calc(100vh - ${HEIGHT}px)` },
    },
  },
}));

/** Shows a banner on every page, if `app.sandboxNotice` is configured. */
export function SandboxNotice(props: { children: ReactNode }) {
  const classes = useStyles();
  const notice = useApi(configApiRef).getOptionalString('app.sandboxNotice');
  if (!notice) {
    return <>{props.children}</>;
  }
  return (
    <>
      <header className={classes.banner} aria-label="Simulation">
        {notice}
      </header>
      <div className={classes.content}>{props.children}</div>
    </>
  );
}
