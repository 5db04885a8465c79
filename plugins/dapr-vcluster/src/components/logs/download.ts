import { LogLine } from 'backstage-plugin-dapr-vcluster-common';

/** The lines as text, each with its timestamp if it is known. */
export function textOf(lines: readonly LogLine[]): string {
  return lines.map(({ at, text }) => `${at ? `${at} ` : ''}${text}\n`).join('');
}
