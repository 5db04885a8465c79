import { ThemeProvider, makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { uiTheme } from './uiTheme';

const useStyles = makeStyles({
  root: { display: 'contents', fontFamily: 'var(--bui-font-regular)' },
});

/** What is shown in the new frontend system: Material UI looks as the Backstage UI around it. */
export function UiLook(props: { children: ReactNode }) {
  const classes = useStyles();
  return (
    <ThemeProvider theme={uiTheme}>
      <div className={classes.root}>{props.children}</div>
    </ThemeProvider>
  );
}
