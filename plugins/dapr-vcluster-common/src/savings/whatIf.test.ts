import type { Figure } from '../contract/savings';
import { intervalsCsv, ledgerCsv } from './csv';
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
      of: 'one',
      allocation: 'by-sidecars',
      weight: 2.5,
      currency: 'EUR',
      cpu: 12.5,
      memory: 2,
      storage: 0,
      controlPlane: 0,
      extras: 40,
      growth: 1,
      dedicatedHa: true,
      sharedHa: true,
      placementInScheduler: true,
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
      allocation: 'fairly',
      of: 'some',
      weight: '-1',
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
    // 151 without: 200m and 640Mi more.
    expect(amount(s3)).toBeCloseTo(150.755 + 0.2 * 23.076 + 0.625 * 3.093, 1);
  });

  it('divides among tenants, and the parts add up to the whole', () => {
    const all = { ...DEFAULT_WHAT_IF, tenants: 4, allocation: 'by-sidecars' };
    const whole = compareWhatIf(all as WhatIf);
    const of = (weight: number) =>
      amount(compareWhatIf({ ...all, of: 'one', weight } as WhatIf).s3)!;
    const even = amount(
      compareWhatIf({ ...all, allocation: 'evenly', of: 'one' } as WhatIf).s3,
    )!;
    expect(4 * even).toBeCloseTo(amount(whole.s3)!, 6);
    // With three times the sidecars of each other: 3 of 6 parts instead of 1 of 4.
    const own = (of(3) - even) / (3 / 6 - 1 / 4);
    expect(of(0)).toBeCloseTo(even - own / 4, 6);
  });

  it('grows the shared plane, and runs placement in the scheduler', () => {
    const { pods, s3 } = compareWhatIf({
      ...DEFAULT_WHAT_IF,
      placementInScheduler: true,
    });
    expect(pods).toEqual({ s2: 60, s3: 6 });
    expect(
      s3.parts.some(({ cost }) => cost.name === 'Shared Dapr 1.19.0'),
    ).toBe(true);
    const grown = compareWhatIf({ ...DEFAULT_WHAT_IF, growth: 10 });
    const shared = grown.s3.parts.find(({ cost }) =>
      cost.name.startsWith('Shared Dapr'),
    )!;
    expect(shared.times).toBeCloseTo(1.9, 9);
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

describe('prices of a calculation in another currency', () => {
  it('are list prices that nobody has converted, until they are given', () => {
    const { s1 } = compareWhatIf({
      ...DEFAULT_WHAT_IF,
      currency: 'EUR',
      cpu: 20,
    });
    const inputs = s1.parts.flatMap(({ cost }) => cost.inputs);
    const priceOf = (name: string) => inputs.find(each => each.name === name);
    expect(priceOf('control-plane fee')).toMatchObject({
      source: 'default',
      detail: expect.stringMatching(/; in USD, not converted to EUR$/),
    });
    expect(priceOf('price of CPU')).toMatchObject({
      value: 20,
      source: 'configured',
    });
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

describe('intervalsCsv', () => {
  it('leaves empty what is unknown, and the end of what goes on', () => {
    const [, line] = intervalsCsv('h/a/a', [
      {
        from: '2026-11-01T00:00:00.000Z',
        until: '2026-11-02T00:00:00.000Z',
        goesOn: true,
        cause: 'month',
        state: 'running',
        preset: '@small',
        backfilled: false,
        hours: 24,
        currency: 'USD',
        borne: { cluster: 1, planes: 0.5 },
      },
    ]).split('\r\n');
    expect(line).toBe(
      "h/a/a,2026-11-01T00:00:00.000Z,,month,running,,'@small,,no,24.00,USD,,,,1.000000,0.500000,,",
    );
  });
});
