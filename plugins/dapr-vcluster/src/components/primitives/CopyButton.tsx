import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/Check';
import FileCopyOutlined from '@material-ui/icons/FileCopyOutlined';
import { useEffect, useState } from 'react';
import { useSharedText } from '../../hooks';
import { VisuallyHidden } from './VisuallyHidden';

const useStyles = makeStyles({
  button: { marginLeft: 4, padding: 4 },
  icon: { fontSize: '1rem' },
});

const SHOWN_MS = 2_000;

/** Copies a text to the clipboard and confirms it. `what` completes the label "Copy …". */
export function CopyButton(props: { text: string; what: string }) {
  const classes = useStyles();
  const t = useSharedText();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) {
      return undefined;
    }
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    navigator.clipboard?.writeText(props.text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  const Icon = copied ? CheckIcon : FileCopyOutlined;
  return (
    <>
      <IconButton
        className={classes.button}
        onClick={copy}
        aria-label={t('common.copy', { what: props.what })}
        title={t('common.copy', { what: props.what })}
      >
        <Icon className={classes.icon} />
      </IconButton>
      <VisuallyHidden live>{copied ? t('common.copied') : ''}</VisuallyHidden>
    </>
  );
}
