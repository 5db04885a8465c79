import { makeStyles } from '@material-ui/core/styles';
import { secondaryText } from '../../primitives';
import { toneColor } from '../../primitives/tones';

/** Styles of the form's inputs: labels, help and errors with enough contrast in both themes. */
export const useInputStyles = makeStyles(theme => {
  const text = {
    color: secondaryText(theme),
    '&.Mui-error': { color: toneColor(theme, 'error') },
  };
  return { label: text, help: { ...text, marginLeft: 0 } };
});
