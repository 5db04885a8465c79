import {
  Finding,
  findingLine,
  WaveTenant,
} from 'backstage-plugin-dapr-vcluster-common';

/** What became of several tenants, or would, as Markdown. */
export function waveReport(
  headline: string,
  tenants: readonly WaveTenant[],
): string {
  return [
    headline,
    '',
    '| tenant | batch | from | to | state | reason |',
    '| ------ | ----- | ---- | -- | ----- | ------ |',
    ...tenants.map(rowOf),
    ...findingLines(tenants),
  ].join('\n');
}

function rowOf({ id, batch, from, to, state, reason }: WaveTenant): string {
  const cells = [id, batch ?? '', from ?? '', to ?? '', state, reason ?? ''];
  return `| ${cells.map(cell => plain(String(cell))).join(' | ')} |`;
}

/** Each finding once, with the tenants that it is about. */
function findingLines(tenants: readonly WaveTenant[]): string[] {
  const seen = new Map<string, { finding: Finding; ids: string[] }>();
  for (const { id, findings = [] } of tenants) {
    for (const finding of findings) {
      const line = findingLine(finding);
      const { ids } = seen.get(line) ?? { ids: [] };
      seen.set(line, { finding, ids: [...ids, id] });
    }
  }
  return seen.size === 0
    ? []
    : [
        '',
        ...[...seen].map(
          ([line, { ids }]) =>
            `- ${line} (${
              ids.length === tenants.length ? 'all' : ids.join(', ')
            })`,
        ),
      ];
}

/** A cell of a table. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

/** How many tenants are in which state, such as "8 upgraded, 1 rolled-back". */
export function countsOf(tenants: readonly WaveTenant[]): string {
  const counts = new Map<string, number>();
  for (const { state } of tenants) {
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return [...counts].map(([state, count]) => `${count} ${state}`).join(', ');
}
