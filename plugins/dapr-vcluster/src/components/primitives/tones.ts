import { Theme } from '@material-ui/core/styles';

/** Meaning of a state, which decides its colour and icon. */
export type Tone = 'ok' | 'busy' | 'warning' | 'error' | 'quiet' | 'unknown';

// Text on the page's paper: 4.5:1 or better in both themes.
const LIGHT: Record<Tone, string> = {
  ok: '#14692f',
  busy: '#0b57a4',
  warning: '#8a4b00',
  error: '#b3261e',
  quiet: '#505a63',
  unknown: '#6a3fa0',
};
const DARK: Record<Tone, string> = {
  ok: '#7ddc95',
  busy: '#9fccff',
  warning: '#ffbf70',
  error: '#ffb3ac',
  quiet: '#c2c8ce',
  unknown: '#d3b8ff',
};

/** Colour of secondary text; Material UI's own has too little contrast on Backstage's grey page. */
export function secondaryText(theme: Theme): string {
  return toneColor(theme, 'quiet');
}

/** Colour of a tone for text and icons, with enough contrast on paper and on the tone's tint. */
export function toneColor(theme: Theme, tone: Tone): string {
  return (theme.palette.type === 'dark' ? DARK : LIGHT)[tone];
}
