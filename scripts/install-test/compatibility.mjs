/**
 * Tables of what the packages were tested with, from the data that the test of the installation uses.
 *
 * @param {{backstage: {backstage: string, createApp: string, new: string | null, legacy: string | null}[],
 *   newest: object, node: object[], dapr: object[], vcluster: object[]}} data of an
 *   installation, `passed` with the day or `failed` with the day and why; null when nobody has tried
 * @returns {string} Markdown
 */
export function compatibilityTables({
  backstage,
  newest,
  node,
  dapr,
  vcluster,
}) {
  return [
    table(
      ['Backstage', 'create-app', 'new frontend system', 'legacy'],
      [
        ...backstage.map(each => [
          each.backstage,
          each.createApp,
          state(each.new),
          state(each.legacy),
        ]),
        [
          'newest packages',
          backstage[0].createApp,
          state(newest.new),
          state(newest.legacy),
        ],
      ],
    ),
    table(
      ['Node', 'shown by'],
      node.map(({ range, by }) => [range, by]),
    ),
    table(
      ['Dapr', 'shown by'],
      dapr.map(({ range, by }) => [range, by]),
    ),
    table(
      ['vcluster', 'shown by'],
      vcluster.map(({ range, by }) => [range, by]),
    ),
  ].join('\n\n');
}

const state = result => result ?? 'not tried';

function table(head, rows) {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map(cells => cells[column].length)),
  );
  const line = cells =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  return [
    line(head),
    `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`,
    ...rows.map(line),
  ].join('\n');
}
