/**
 * What a setting of charts before 0.20 became: the path of the setting in newer charts, of which the first is taken that
 * the chart version has; or `gone`, with the reason or what to do instead. `as` says how the value is converted: `not` turns a boolean
 * round, `unless` drops `false` and turns `true` round, `if` drops `false`, `image` and `secret` take a reference apart, `delete` is the text "Delete".
 */
export type Move =
  | {
      to: readonly string[];
      as?: 'not' | 'unless' | 'if' | 'image' | 'secret' | 'delete';
    }
  | { gone: string };

export const to = (...paths: string[]): Move => ({ to: paths });
export const not = (path: string): Move => ({ to: [path], as: 'not' });
export const unless = (path: string): Move => ({ to: [path], as: 'unless' });
export const image = (...paths: string[]): Move => ({ to: paths, as: 'image' });
export const gone = (instead: string): Move => ({ gone: instead });

/** Keys with the same names below another path. */
export function renamed(
  from: string,
  below: string,
  names: readonly string[],
): Record<string, Move> {
  return Object.fromEntries(
    names.map(name => [`${from}.${name}`, to(`${below}.${name}`)]),
  );
}
