import { makeStyles } from '@material-ui/core/styles';
import { quietText } from '../../primitives';
import { toneColor } from '../../primitives/tones';

/** Looks of the form's inputs: labels and help that can be read in both themes, also when something is wrong. */
export const useInputStyles = makeStyles(theme => {
  const text = {
    color: quietText(theme),
    '&.Mui-error': { color: toneColor(theme, 'error') },
  };
  return { label: text, help: { ...text, marginLeft: 0 } };
});
