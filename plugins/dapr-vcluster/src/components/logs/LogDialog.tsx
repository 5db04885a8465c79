import Dialog from '@material-ui/core/Dialog';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import CloseIcon from '@material-ui/icons/Close';
import { ReactNode } from 'react';
import { useText } from '../../hooks';
import { useUniqueId } from '../primitives';

const useStyles = makeStyles(theme => ({
  paper: { height: '100%' },
  title: {
    alignItems: 'center',
    display: 'flex',
    gap: theme.spacing(1),
    justifyContent: 'space-between',
    padding: theme.spacing(1.5, 1.5, 0.5, 3),
  },
  heading: { overflowWrap: 'anywhere' },
  content: { display: 'flex', flexDirection: 'column', paddingBottom: 16 },
}));

/** A dialog; full screen on a phone. */
export function LogDialog(props: {
  title: string;
  open: boolean;
  onClose: () => void;
  /** Called after the dialog has closed, to restore the focus. */
  onClosed: () => void;
  children: ReactNode;
}) {
  const classes = useStyles();
  const t = useText();
  const id = useUniqueId('log-title');
  const narrow = useMediaQuery(useTheme().breakpoints.down('sm'));
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      disableRestoreFocus
      TransitionProps={{ onExited: props.onClosed }}
      aria-labelledby={id}
      classes={{ paper: classes.paper }}
      fullScreen={narrow}
      fullWidth
      maxWidth="lg"
    >
      <DialogTitle disableTypography className={classes.title}>
        <Typography
          id={id}
          variant="h6"
          component="h2"
          className={classes.heading}
        >
          {props.title}
        </Typography>
        <IconButton aria-label={t('logs.close')} onClick={props.onClose}>
          <CloseIcon />
        </IconButton>
      </DialogTitle>
      <DialogContent className={classes.content}>
        {props.children}
      </DialogContent>
    </Dialog>
  );
}
