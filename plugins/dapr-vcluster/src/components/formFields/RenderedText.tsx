import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { useText } from '../../hooks';
import { CopyButton, Stack, useUniqueId } from '../primitives';

const useStyles = makeStyles(theme => ({
  text: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    fontFamily: 'Menlo, Consolas, "DejaVu Sans Mono", monospace',
    fontSize: '0.8125rem',
    margin: 0,
    maxHeight: 420,
    overflow: 'auto',
    padding: theme.spacing(1),
  },
}));

/** Objects and values as YAML, which somebody who wants to can open. */
export function RenderedText({ text }: { text: string }) {
  const classes = useStyles();
  const t = useText();
  const id = useUniqueId('rendered');
  const [open, setOpen] = useState(false);
  return (
    <Stack>
      <Stack as="row">
        <Button
          size="small"
          variant="outlined"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'formFields.preview.hide' : 'formFields.preview.show')}
        </Button>
        <CopyButton text={text} what={t('formFields.preview.renderedWhat')} />
      </Stack>
      {open && (
        <pre
          id={id}
          className={classes.text}
          // It scrolls, also by keyboard.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          aria-label={t('formFields.preview.rendered')}
        >
          {text}
        </pre>
      )}
    </Stack>
  );
}
