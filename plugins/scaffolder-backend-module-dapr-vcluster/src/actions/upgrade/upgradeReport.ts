import {
  Finding,
  findingLine,
  RenderedChange,
  UpgradeTenantResult,
} from 'backstage-plugin-dapr-vcluster-common';
import { nameOf } from '../../report';

/** What became of an upgrade, or would, as Markdown. */
export function upgradeReport(answer: UpgradeTenantResult): string {
  const { id, outcome, from, to, advice, changes = [] } = answer;
  return [
    headline(answer),
    ...(advice && outcome !== 'unchanged' ? adviceLines(advice) : []),
    ...(outcome === 'dry-run' ? changeLines(answer, changes) : []),
    ...(outcome === 'upgraded'
      ? [
          '',
          `The values of version ${from} are kept in Secret \`${
            id.split('/')[2]
          }-upgrade-backup\` of the host namespace. ${to} has no way back but a new upgrade by the platform team.`,
        ]
      : []),
  ].join('\n');
}

function headline({ id, outcome, from, to }: UpgradeTenantResult): string {
  switch (outcome) {
    case 'dry-run':
      return from === to
        ? `Tenant ${id} has version ${to} already.`
        : `Tenant ${id} would be upgraded from ${from} to ${to}.`;
    case 'unchanged':
      return `Tenant ${id} has version ${to} already. Nothing was changed.`;
    default:
      return `Tenant ${id} is upgraded from ${from} to ${to}.`;
  }
}

function adviceLines({
  findings,
  support,
}: NonNullable<UpgradeTenantResult['advice']>): string[] {
  const until = support.to.endOfLife;
  return [
    ...(until ? ['', `Its new version gets fixes until ${until}.`] : []),
    ...(findings.length > 0
      ? ['', ...findings.map((each: Finding) => `- ${findingLine(each)}`)]
      : []),
  ];
}

function changeLines(
  { rendered }: UpgradeTenantResult,
  changes: readonly RenderedChange[],
): string[] {
  if (changes.length === 0) {
    return ['', 'No object would change.'];
  }
  const what =
    rendered === 'chart'
      ? 'Objects that would change:'
      : 'What would change of the release, from which the host renders the objects:';
  return [
    '',
    what,
    ...changes.flatMap(change => [
      '',
      `**${nameOf({ ...change, outcome: 'would-change' })}** (${
        change.change
      })`,
      '',
      '```diff',
      change.diff.trimEnd(),
      '```',
    ]),
  ];
}
