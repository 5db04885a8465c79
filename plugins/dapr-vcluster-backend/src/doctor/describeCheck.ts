import { HostCheck } from 'backstage-plugin-dapr-vcluster-common';
import { ruleFor } from '../platform/hosts/rights';

const MARKS = { passed: '✓', failed: '✗', unknown: '?' };

/** The result of a test for a terminal: a line each, with the rule for every right that is missing. */
export function describeCheck({ identity, results }: HostCheck): string {
  const lines = results.flatMap(({ outcome, title, fix, missing = [] }) => [
    `${MARKS[outcome]} ${title}`,
    ...missing.map(
      right =>
        `    missing: ${right.verb} ${right.resource}${
          right.group ? `.${right.group}` : ''
        }${right.name ? ` "${right.name}"` : ''}   ${ruleFor(right)}`,
    ),
    ...(fix ? [`    ${fix}`] : []),
  ]);
  const known = identity ? [`  The API server knows you as ${identity}.`] : [];
  return `${[...lines, ...known].join('\n')}\n`;
}
