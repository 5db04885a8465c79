import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { secondaryText, useUniqueId } from '../primitives';

const useStyles = makeStyles(theme => ({
  legend: { color: theme.palette.text.primary, fontWeight: 600 },
  help: { color: secondaryText(theme), margin: 0 },
  group: {
    display: 'grid',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
  choice: {
    alignItems: 'flex-start',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    margin: 0,
    padding: theme.spacing(0.5, 2, 1, 0.5),
    '&:focus-within': { borderColor: theme.palette.primary.main },
  },
  chosen: { borderColor: theme.palette.primary.main },
  title: { fontWeight: 600, paddingTop: theme.spacing(1.1) },
  details: { color: secondaryText(theme), overflowWrap: 'anywhere' },
}));

/** One option. */
export type Choice = {
  value: string;
  title: string;
  /** Shown next to the title. */
  badge?: ReactNode;
  details?: ReactNode;
};

/** Selects one of a few options, each with its details. */
export function ChoiceList(props: {
  label: string;
  help?: string;
  choices: Choice[];
  value: string | undefined;
  required?: boolean;
  disabled?: boolean;
  onChange: (value: string) => void;
}) {
  const classes = useStyles();
  const id = useUniqueId('choice');
  return (
    <FormControl component="fieldset" fullWidth disabled={props.disabled}>
      <FormLabel component="legend" className={classes.legend}>
        {props.label}
        {props.required && <span aria-hidden> *</span>}
      </FormLabel>
      {props.help && (
        <FormHelperText className={classes.help}>{props.help}</FormHelperText>
      )}
      <RadioGroup
        name={id}
        className={classes.group}
        value={props.value ?? ''}
        onChange={(_, value) => props.onChange(value)}
      >
        {props.choices.map(choice => (
          <FormControlLabel
            key={choice.value}
            value={choice.value}
            className={`${classes.choice} ${
              choice.value === props.value ? classes.chosen : ''
            }`}
            control={<Radio color="primary" required={props.required} />}
            label={
              <>
                <Typography
                  component="span"
                  variant="body2"
                  display="block"
                  className={classes.title}
                >
                  {choice.title} {choice.badge}
                </Typography>
                <Typography
                  component="span"
                  variant="body2"
                  display="block"
                  className={classes.details}
                >
                  {choice.details}
                </Typography>
              </>
            }
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}
