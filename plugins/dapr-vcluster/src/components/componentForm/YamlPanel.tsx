import { makeStyles } from '@material-ui/core/styles';
import { useText } from '../../hooks';
import { SectionCard, secondaryText } from '../primitives';
import { useDraftForm } from './DraftContext';

const LINE = 20;
const MIN_LINES = 14;

const useStyles = makeStyles(theme => ({
  frame: {
    border: `1px solid ${secondaryText(theme)}`,
    borderRadius: theme.shape.borderRadius,
    display: 'flex',
    fontFamily: 'Menlo, Consolas, "DejaVu Sans Mono", monospace',
    fontSize: '0.8125rem',
    lineHeight: `${LINE}px`,
    '&:focus-within': {
      borderColor: theme.palette.primary.main,
      boxShadow: `0 0 0 1px ${theme.palette.primary.main}`,
    },
  },
  lines: {
    borderRight: `1px solid ${theme.palette.divider}`,
    color: secondaryText(theme),
    font: 'inherit',
    margin: 0,
    padding: theme.spacing(1),
    textAlign: 'right',
    userSelect: 'none',
  },
  text: {
    background: 'transparent',
    border: 0,
    color: theme.palette.text.primary,
    flexGrow: 1,
    font: 'inherit',
    lineHeight: 'inherit',
    margin: 0,
    minWidth: 0,
    outline: 'none',
    overflowX: 'auto',
    overflowY: 'hidden',
    padding: theme.spacing(1),
    resize: 'none',
    whiteSpace: 'pre',
  },
}));

/** Element id of the text area; findings link to its lines. */
export const TEXT_ID = 'dapr-vcluster-component-text';

/** The manifest. It changes with the fields, and the fields change with it. */
export function YamlPanel() {
  const classes = useStyles();
  const t = useText();
  const { draft, setText } = useDraftForm();
  const count = draft.text.split('\n').length;
  const rows = Math.max(MIN_LINES, count + 1);
  const numbers = Array.from({ length: count }, (_, line) => line + 1);
  return (
    <SectionCard
      title={t('componentForm.yaml.title')}
      help={t('componentForm.yaml.help')}
    >
      <div className={classes.frame}>
        <pre className={classes.lines} aria-hidden>
          {numbers.join('\n')}
        </pre>
        <textarea
          id={TEXT_ID}
          className={classes.text}
          aria-label={t('componentForm.yaml.label')}
          rows={rows}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          value={draft.text}
          onChange={event => setText(event.target.value)}
        />
      </div>
    </SectionCard>
  );
}

/** Focuses the text area and selects a line. */
export function showLine(line: number): void {
  const area = document.getElementById(TEXT_ID);
  if (!(area instanceof HTMLTextAreaElement)) {
    return;
  }
  const lines = area.value.split('\n');
  const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1] ?? '').length);
}
