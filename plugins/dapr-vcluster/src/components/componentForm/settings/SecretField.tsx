import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormControl from '@material-ui/core/FormControl';
import FormLabel from '@material-ui/core/FormLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import {
  isNewSecret,
  ownSecretName,
  removeFields,
  setField,
  setNewSecret,
} from '../model';
import { useState } from 'react';
import { useText } from '../../../hooks';
import { useUniqueId } from '../../primitives';
import { useDraftForm } from '../DraftContext';
import { TextInput, useInputStyles } from '../inputs';
import { ExistingSecret } from './ExistingSecret';

const useStyles = makeStyles(theme => ({
  root: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    padding: theme.spacing(0.5, 1.5, 1.5),
  },
  source: { marginBottom: theme.spacing(1) },
  legend: { color: theme.palette.text.primary, fontSize: '0.875rem' },
}));

type Source = 'new' | 'existing';

/** A secret field: a new secret value or a key of an existing Secret, never a value in plain text. */
export function SecretField(props: {
  name: string;
  required: boolean;
  disabled?: boolean;
  help?: string;
  error?: string;
}) {
  const { name } = props;
  const classes = useStyles();
  const inputClasses = useInputStyles();
  const t = useText();
  const id = useUniqueId('secret');
  const { draft, edit, secretText, setSecret } = useDraftForm();
  const { component } = draft;
  const item = component.metadata.find(
    other => other.name.toLowerCase() === name.toLowerCase(),
  );
  const refers = item?.secretKeyRef && !isNewSecret(component, item);
  const [choice, setChoice] = useState<Source>();
  const written: Source | undefined = refers ? 'existing' : item && 'new';
  const source = written ?? choice ?? 'new';
  // The task looks up the secret value by this name.
  const asked = item?.name ?? name;
  const choose = (wanted: Source) => {
    setChoice(wanted);
    setSecret(asked, '');
    edit(it => removeFields([name], it));
  };
  const tell = (text: string) => {
    setSecret(asked, text);
    edit(it => (text ? setNewSecret(asked, it) : removeFields([name], it)));
  };
  return (
    <FormControl
      component="fieldset"
      fullWidth
      className={classes.root}
      disabled={props.disabled}
      error={props.error !== undefined}
    >
      <FormLabel component="legend" className={classes.legend}>
        {name}
        {props.required && <span aria-hidden> *</span>}
      </FormLabel>
      {item?.envRef === undefined ? (
        <>
          <RadioGroup
            row
            className={classes.source}
            name={id}
            value={source}
            onChange={(_, value) => choose(value as Source)}
          >
            {(['new', 'existing'] as const).map(value => (
              <FormControlLabel
                key={value}
                value={value}
                disabled={props.disabled}
                control={<Radio color="primary" size="small" />}
                label={t(`componentForm.secret.${value}`)}
              />
            ))}
          </RadioGroup>
          {source === 'new' ? (
            <TextInput
              secret
              label={t('componentForm.secret.value')}
              required={props.required}
              disabled={props.disabled}
              help={t('componentForm.secret.valueHelp', {
                key: asked,
                secret: ownSecretName(component.name),
              })}
              value={secretText(asked)}
              onChange={tell}
            />
          ) : (
            <ExistingSecret
              name={name}
              item={item}
              disabled={props.disabled}
              onChange={secretKeyRef =>
                edit(it =>
                  secretKeyRef
                    ? setField(name, { secretKeyRef }, it)
                    : removeFields([name], it),
                )
              }
            />
          )}
        </>
      ) : (
        <FormHelperText className={inputClasses.help}>
          {t('componentForm.settings.fromEnv', { name: item.envRef })}
        </FormHelperText>
      )}
      {(props.error ?? props.help) && (
        <FormHelperText className={inputClasses.help}>
          {props.error ?? props.help}
        </FormHelperText>
      )}
    </FormControl>
  );
}
