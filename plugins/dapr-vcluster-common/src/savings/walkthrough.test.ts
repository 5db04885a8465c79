import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from '../contract/savings';
import { compare } from './compare';
import { daprFootprint } from './daprFootprint';
import {
  overheadFootprints,
  sidecarFootprint,
  vclusterFootprint,
} from './footprints';
import { DEFAULT_PRICES } from './prices';
import { byDefault } from './sourced';
import { HOURS_PER_MONTH } from './units';

const DOC = join(__dirname, '../../../../docs/savings.md');

/** One of ten tenants that share everything evenly, at default prices. */
const dapr = daprFootprint('requested', { version: '1.18.3', ha: false });
const comparison = compare({
  basis: 'requested',
  prices: DEFAULT_PRICES,
  vclusters: [
    {
      count: 1,
      state: 'running',
      footprint: vclusterFootprint('requested', { version: '0.37.2' }),
    },
  ],
  packs: [
    {
      name: 'Dapr',
      dedicated: dapr,
      shared: { ...dapr, name: 'Shared Dapr 1.18.3' },
      growthPerTenant: 0,
    },
  ],
  overhead: overheadFootprints('requested'),
  sidecars: {
    count: byDefault(1, 'one'),
    each: sidecarFootprint('requested'),
  },
  share: 0.1,
  tenantsOfHost: 10,
});

function amount({ perMonth }: Pick<Figure, 'perMonth'>): number {
  if (perMonth.state === 'unknown') {
    throw new Error(perMonth.reason);
  }
  return perMonth.value.amount;
}

function lines({ parts }: Figure): string[] {
  return parts.map(
    ({ times, cost }) =>
      `| ${cost.name} | ${times} | ${amount(cost).toFixed(2)} | ${(
        times * amount(cost)
      ).toFixed(2)} |`,
  );
}

/** Cells without the spaces that align them. */
const plain = (text: string) =>
  text
    .split('\n')
    .filter(line => line.startsWith('|'))
    .map(line =>
      line
        .split('|')
        .map(cell => cell.trim())
        .join(' | ')
        .trim(),
    );

describe('docs/savings.md', () => {
  const doc = readFileSync(DOC, 'utf8');

  it.each([
    ['S1', comparison.s1],
    ['S3', comparison.s3],
  ])('has the terms of %s as the model computes them', (_, figure) => {
    const written = plain(doc);
    for (const line of plain(lines(figure).join('\n'))) {
      expect(written).toContain(line);
    }
  });

  it('has the results', () => {
    const saved = amount(comparison.saved);
    expect(doc).toContain(`${amount(comparison.s1).toFixed(2)}`);
    expect(doc).toContain(`${amount(comparison.s3).toFixed(2)}`);
    expect(doc).toContain(`= ${saved.toFixed(2)} USD per month`);
    expect(doc).toContain(
      `= ${amount(comparison.savedBySharing).toFixed(2)} USD per month`,
    );
    expect(doc).toContain(
      `= ${((saved * 100) / HOURS_PER_MONTH).toFixed(2)} USD`,
    );
  });
});
