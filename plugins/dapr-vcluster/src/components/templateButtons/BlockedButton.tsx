import Button from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import { VisuallyHidden, useUniqueId } from '../primitives';

const useStyles = makeStyles(({ palette }) => {
  const colors = {
    backgroundColor: palette.action.disabledBackground,
    color: palette.text.secondary,
  };
  return {
    // Looks disabled for every variant, and while hovered.
    blocked: {
      '&&': { ...colors, borderColor: 'transparent', cursor: 'not-allowed' },
      '&&:hover': colors,
    },
  };
});

/** A button that cannot be used now. Not `disabled`: a disabled button cannot be focused, so keyboard users could not read the reason. */
export function BlockedButton(props: {
  label: string;
  reason: string;
  look: object;
}) {
  const classes = useStyles();
  const id = useUniqueId('reason');
  return (
    <Tooltip title={props.reason}>
      <span>
        <Button
          {...props.look}
          aria-disabled
          aria-describedby={id}
          className={classes.blocked}
          disableElevation
          disableRipple
        >
          {props.label}
        </Button>
        <VisuallyHidden>
          <span id={id}>{props.reason}</span>
        </VisuallyHidden>
      </span>
    </Tooltip>
  );
}
