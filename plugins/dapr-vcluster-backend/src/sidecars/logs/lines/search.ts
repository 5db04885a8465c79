import { LogLine } from 'backstage-plugin-dapr-vcluster-common';

/**
 * Whether a line is wanted: any, or those with a text, in capitals or not. Only for lines whose secrets are hidden
 * already: otherwise a search could guess them.
 */
export function wanting(search = ''): (line: LogLine) => boolean {
  const wanted = search.toLowerCase();
  return ({ text }) => text.toLowerCase().includes(wanted);
}
