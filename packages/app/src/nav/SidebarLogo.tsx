import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { Logo, LogoIcon } from './Logo';

const useStyles = makeStyles({
  link: {
    alignItems: 'center',
    color: '#ffffff',
    display: 'flex',
    height: 2 * sidebarConfig.logoHeight,
    paddingLeft: 18,
  },
  image: { height: 36 },
});

/** Link to the start page; shows the name only in the expanded sidebar. */
export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <Link
      to="/"
      underline="none"
      className={classes.link}
      aria-label="Dapr vclusters, start page"
    >
      {isOpen ? (
        <Logo className={classes.image} />
      ) : (
        <LogoIcon className={classes.image} />
      )}
    </Link>
  );
}
