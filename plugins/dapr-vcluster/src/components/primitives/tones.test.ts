import {
  createTheme,
  decomposeColor,
  getContrastRatio,
} from '@material-ui/core/styles';
import { Tone, toneColor } from './tones';

const TONES: Tone[] = ['ok', 'busy', 'warning', 'error', 'quiet', 'unknown'];

/** The colour that a tint of a tone gives on a background. */
function tinted(color: string, background: string, share: number): string {
  const over = decomposeColor(color).values;
  const under = decomposeColor(background).values;
  const mixed = over.map((part, i) =>
    Math.round(part * share + under[i] * (1 - share)),
  );
  return `rgb(${mixed.join(', ')})`;
}

describe.each([
  ['light', ['#ffffff', '#f5f5f5', '#f8f8f8']],
  ['dark', ['#424242', '#333333', '#121212']],
] as const)('tones of the %s theme', (type, backgrounds) => {
  const theme = createTheme({ palette: { type } });

  it.each(TONES)('gives %s enough contrast on paper, page and tint', tone => {
    const color = toneColor(theme, tone);
    for (const background of backgrounds) {
      expect(getContrastRatio(color, background)).toBeGreaterThanOrEqual(4.5);
      expect(
        getContrastRatio(color, tinted(color, background, 0.1)),
      ).toBeGreaterThanOrEqual(4.5);
    }
  });
});
