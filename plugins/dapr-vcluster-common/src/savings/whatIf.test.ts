import type { Figure } from '../contract/savings';
import { ledgerCsv } from './csv';
import {
  compareWhatIf,
  DEFAULT_WHAT_IF,
  readWhatIf,
  WhatIf,
  whatIfProblem,
  writeWhatIf,
} from './whatIf';

const amount = ({ perMonth }: Figure) =>
  perMonth.state === 'known' ? perMonth.value.amount : undefined;

const throughLink = (whatIf: WhatIf) => {
  const link = new URLSearchParams();
  for (const [key, value] of Object.entries(writeWhatIf(whatIf))) {
    if (value !== undefined) {
      link.set(key, value);
    }
  }
  return readWhatIf(key => link.get(key));
};

describe('a scenario', () => {
  it('is the same through its link', () => {
    const whatIf: WhatIf = {
      basis: 'used',
      tenants: 50,
      currency: 'EUR',
      cpu: 12.5,
      memory: 2,
      storage: 0,
      controlPlane: 0,
      dedicatedHa: true,
      sharedHa: true,
      replicas: 3,
      certManager: true,
      knative: false,
    };
    expect(throughLink(whatIf)).toEqual(whatIf);
    expect(throughLink(DEFAULT_WHAT_IF)).toEqual(DEFAULT_WHAT_IF);
  });

  it('takes nothing from a link that cannot be used', () => {
    const link: Record<string, string> = {
      tenants: '1e99',
      cpu: '-1',
      memory: 'NaN',
      replicas: '2.5',
      currency: 'EURO',
      basis: 'guess',
      sharedHa: 'yes',
    };
    expect(readWhatIf(key => link[key] ?? null)).toEqual(DEFAULT_WHAT_IF);
    expect(whatIfProblem('tenants', 0)).toBe(
      'Give a whole number from 1 to 10000.',
    );
    expect(whatIfProblem('cpu', NaN)).toBe('Give a number from 0 to 1000000.');
  });

  it('costs the published example and, against us, the syncer and the portal', () => {
    const { s1, s2, s3 } = compareWhatIf(DEFAULT_WHAT_IF);
    expect([s1, s2].map(each => Math.round(amount(each)!))).toEqual([883, 289]);
    // 151 without: 150m and 384Mi more.
    expect(amount(s3)).toBeCloseTo(150.755 + 0.15 * 23.076 + 0.375 * 3.093, 1);
  });

  it('says that the use of a pack is unknown instead of leaving it out', () => {
    const { s3, isolation } = compareWhatIf({
      ...DEFAULT_WHAT_IF,
      basis: 'used',
      knative: true,
    });
    expect(s3.perMonth.state).toBe('unknown');
    expect(isolation.perMonth.state).toBe('known');
  });

  it('is shown as negative without a fee', () => {
    const { saved } = compareWhatIf({
      ...DEFAULT_WHAT_IF,
      tenants: 1,
      controlPlane: 0,
    });
    expect(amount(saved)!).toBeLessThan(0);
  });
});

describe('ledgerCsv', () => {
  it('quotes fields, and lets no spreadsheet run one', () => {
    const hours = { counted: 1, backfilled: 0, stopped: 0, unknown: 0, gap: 2 };
    expect(
      ledgerCsv([
        {
          tenant: 'h/a/a',
          owner: '=HYPERLINK("x"),',
          total: [{ currency: 'EUR', saved: -1.005, bySharing: 2 }],
          thisMonth: [],
          hours,
        },
        { tenant: 'h/b/b', total: [], thisMonth: [], hours },
      ])
        .split('\r\n')
        .slice(1),
    ).toEqual([
      `h/a/a,"'=HYPERLINK(""x""),",EUR,-1.00,2.00,0.00,1.00,0.00,0.00,2.00`,
      'h/b/b,,,,,,1.00,0.00,0.00,2.00',
      '',
    ]);
  });
});
