import type { Theme } from '@material-ui/core/styles';

/** The font of Backstage UI, which the rest of a page has. */
const FONT = 'var(--bui-font-regular)';

/**
 * Material UI as the rest of a page that is made of Backstage UI: its font, and its corners and background for cards.
 * Dialogs and menus keep theirs.
 */
export function uiTheme(theme: Theme): Theme {
  const typography = Object.fromEntries(
    Object.entries<unknown>({ ...theme.typography }).map(([name, value]) => [
      name,
      value && typeof value === 'object' && 'fontFamily' in value
        ? { ...value, fontFamily: FONT }
        : value,
    ]),
  ) as unknown as Theme['typography'];
  return {
    ...theme,
    typography: { ...typography, fontFamily: FONT },
    props: {
      ...theme.props,
      MuiPaper: { ...theme.props?.MuiPaper, elevation: 0 },
    },
    overrides: {
      ...theme.overrides,
      MuiPaper: {
        ...theme.overrides?.MuiPaper,
        elevation0: {
          ...theme.overrides?.MuiPaper?.elevation0,
          backgroundColor: 'var(--bui-bg-neutral-1)',
          borderRadius: 'var(--bui-radius-3)',
        },
      },
    },
  };
}
