import fc from 'fast-check';
import type { Figure } from '../contract/savings';
import { compare } from './compare';
import { daprFootprint } from './daprFootprint';
import { sidecarFootprint, vclusterFootprint } from './footprints';
import { DEFAULT_PRICES } from './prices';
import { ModelInputs } from './scenarios';
import { configured, notKnown } from './sourced';
import { bytes, gibibytes, mebibytes, millicores } from './units';

type Requested = ModelInputs<'requested'>;

function requested(count: number, given: Partial<Requested> = {}): Requested {
  const dapr = daprFootprint('requested', { version: '1.18.3', ha: false });
  return {
    basis: 'requested',
    prices: DEFAULT_PRICES,
    vclusters: [
      {
        count,
        state: 'running',
        footprint: vclusterFootprint('requested', { version: '0.37.2' }),
      },
    ],
    packs: [
      { name: 'dapr', dedicated: dapr, shared: dapr, growthPerTenant: 0 },
    ],
    overhead: [],
    sidecars: {
      count: configured(0, 'test'),
      each: sidecarFootprint('requested'),
    },
    share: 1,
    ...given,
  };
}

function amount({ perMonth }: Figure): number {
  if (perMonth.state === 'unknown') {
    throw new Error(perMonth.reason);
  }
  return perMonth.value.amount;
}

/** The published worked example: OpenCost's prices, 0.10 per cluster-hour, Dapr 1.18 without HA, one replica of vcluster. */
describe('the worked table on requests', () => {
  it.each([
    [2, 177, 116, 101, 76, 43, 15, 14, 7],
    [5, 442, 181, 120, 322, 73, 61, 35, 7],
    [10, 883, 289, 151, 732, 83, 138, 70, 7],
    [25, 2208, 612, 244, 1964, 89, 368, 175, 7],
    [50, 4416, 1151, 400, 4016, 91, 751, 350, 7],
    [100, 8832, 2229, 713, 8120, 92, 1517, 700, 7],
  ])('%i tenants', (n, s1, s2, s3, saved, percent, sharing, pods2, pods3) => {
    const result = compare(requested(n));
    const rounded = [
      amount(result.s1),
      amount(result.s2),
      amount(result.s3),
      amount(result.saved),
      (amount(result.saved) / amount(result.s1)) * 100,
      amount(result.savedBySharing),
    ].map(Math.round);
    expect(rounded).toEqual([s1, s2, s3, saved, percent, sharing]);
    expect(result.pods).toEqual({ s2: pods2, s3: pods3 });
    expect(result.breakEven).toEqual({ state: 'at', tenants: 2 });
  });
});

describe('the worked example on use', () => {
  const used = (count: number) => {
    const dapr = daprFootprint('used', { version: '1.18.3', ha: false });
    return compare({
      basis: 'used',
      prices: DEFAULT_PRICES,
      vclusters: [
        {
          count,
          state: 'running',
          footprint: vclusterFootprint('used', { version: '0.37.2' }),
        },
      ],
      packs: [
        { name: 'dapr', dedicated: dapr, shared: dapr, growthPerTenant: 0 },
      ],
      overhead: [],
      sidecars: {
        count: configured(0, 'test'),
        each: sidecarFootprint('used'),
      },
      share: 1,
    });
  };

  it('saves 21 by sharing at ten tenants and about 113 at fifty', () => {
    const { s1, s2, s3, savedBySharing } = used(10);
    expect([s1, s2, s3, savedBySharing].map(amount).map(Math.round)).toEqual([
      753, 126, 105, 21,
    ]);
    expect(Math.round(amount(used(50).savedBySharing))).toBe(113);
  });
});

/** Prices and sizes as far apart as they may be. */
const anyInputs = fc
  .record({
    count: fc.integer({ min: 0, max: 5_000 }),
    fee: fc.double({ min: 0, max: 1_000, noNaN: true }),
    cpu: fc.integer({ min: 0, max: 64_000 }),
    memory: fc.integer({ min: 0, max: 2 ** 40 }),
    disk: fc.integer({ min: 0, max: 2 ** 44 }),
    ha: fc.boolean(),
    sharedHa: fc.boolean(),
    growth: fc.double({ min: 0, max: 1, noNaN: true }),
    own: fc.integer({ min: 0, max: 4_000 }),
    sidecars: fc.integer({ min: 0, max: 10_000 }),
  })
  .map(each => ({
    each,
    inputs: requested(each.count, {
      prices: {
        ...DEFAULT_PRICES,
        controlPlane: configured(each.fee, 'test'),
      },
      vclusters: [
        {
          count: each.count,
          state: 'running',
          footprint: {
            basis: 'requested',
            name: 'vcluster',
            pods: 2,
            cpu: configured(millicores(each.cpu), 'test'),
            memory: configured(bytes(each.memory), 'test'),
            volumes: [{ size: configured(bytes(each.disk), 'test') }],
          },
        },
      ],
      packs: [
        {
          name: 'dapr',
          dedicated: daprFootprint('requested', {
            version: '1.18.3',
            ha: each.ha,
          }),
          shared: daprFootprint('requested', {
            version: '1.18.3',
            ha: each.sharedHa,
          }),
          growthPerTenant: each.growth,
        },
      ],
      overhead: [
        {
          basis: 'requested',
          name: 'syncer',
          pods: 1,
          cpu: configured(millicores(each.own), 'test'),
          memory: configured(mebibytes(each.own), 'test'),
          volumes: [],
        },
      ],
      sidecars: {
        count: configured(each.sidecars, 'test'),
        each: sidecarFootprint('requested'),
      },
    }),
  }));

const withCount = (inputs: Requested, count: number): Requested => ({
  ...inputs,
  vclusters: inputs.vclusters.map(group => ({ ...group, count })),
});

const isClose = (a: number, b: number) =>
  Math.abs(a - b) <= 1e-6 * (1 + Math.abs(a));

describe('for all inputs', () => {
  it('no scenario gets cheaper with one more tenant', () => {
    fc.assert(
      fc.property(anyInputs, ({ inputs, each }) => {
        const now = compare(inputs);
        const then = compare(withCount(inputs, each.count + 1));
        for (const scenario of ['s0', 's1', 's2', 's3'] as const) {
          expect(amount(then[scenario]) + 1e-6).toBeGreaterThanOrEqual(
            amount(now[scenario]),
          );
        }
      }),
    );
  });

  it('the parts of what is saved add up, and isolation costs the vclusters and what runs beside them', () => {
    fc.assert(
      fc.property(anyInputs, ({ inputs, each }) => {
        const result = compare(inputs);
        const { s0, s1, s2, s3 } = result;
        expect(isClose(amount(result.saved), amount(s1) - amount(s3))).toBe(
          true,
        );
        expect(
          isClose(amount(result.savedByVclusters), amount(s1) - amount(s2)),
        ).toBe(true);
        expect(
          isClose(amount(result.savedBySharing), amount(s2) - amount(s3)),
        ).toBe(true);
        expect(isClose(amount(result.isolation), amount(s3) - amount(s0))).toBe(
          true,
        );
        const own = compare(withCount(inputs, 0)).isolation;
        const one = amount(compare(withCount(inputs, 1)).isolation);
        expect(
          isClose(
            amount(result.isolation),
            amount(own) + each.count * (one - amount(own)),
          ),
        ).toBe(true);
      }),
    );
  });

  it('sharing saves one tenant nothing when both planes are alike', () => {
    fc.assert(
      fc.property(anyInputs, ({ inputs }) => {
        const [pack] = inputs.packs;
        const alike = {
          ...withCount(inputs, 1),
          overhead: [],
          packs: [{ ...pack, shared: pack.dedicated }],
        };
        expect(isClose(amount(compare(alike).savedBySharing), 0)).toBe(true);
      }),
    );
  });

  it('sidecars change nothing that is saved', () => {
    fc.assert(
      fc.property(anyInputs, fc.nat(10_000), ({ inputs }, count) => {
        const other = compare({
          ...inputs,
          sidecars: { ...inputs.sidecars, count: configured(count, 'test') },
        });
        const { paidInEvery: _paid, ...rest } = other;
        const { paidInEvery: _before, ...before } = compare(inputs);
        expect(rest).toEqual(before);
      }),
    );
  });

  it('S3 costs less than S1 from the break-even on, and not before', () => {
    fc.assert(
      fc.property(anyInputs, ({ inputs, each }) => {
        const found = compare(inputs).breakEven;
        const saved = (count: number) =>
          amount(compare(withCount(inputs, count)).saved);
        const first = found.state === 'at' ? found.tenants : Infinity;
        fc.pre(first === Infinity || first < 1e9);
        const before = first === Infinity ? each.count : first - 1;
        // At no tenant S3 has a shared plane and S1 has nothing at all.
        expect(saved(before)).toBeLessThanOrEqual(1e-6);
        expect(first === Infinity || saved(first) > -1e-6).toBe(true);
      }),
    );
  });
});

describe('compare', () => {
  const free = {
    ...DEFAULT_PRICES,
    controlPlane: configured(0, 'a tier without a fee'),
  };

  it('shows a negative saving where it is one', () => {
    const result = compare(requested(1, { prices: free }));
    expect(amount(result.saved)).toBeLessThan(0);
    const large = vclusterFootprint('requested', {
      version: '0.37.2',
      replicas: 3,
    });
    const dear = compare(
      requested(50, {
        prices: free,
        vclusters: [
          {
            count: 50,
            state: 'running',
            footprint: {
              ...large,
              cpu: configured(millicores(3_000), 'P1 × 3'),
              memory: configured(gibibytes(6), 'P1 × 3'),
            },
          },
        ],
      }),
    );
    expect(amount(dear.savedByVclusters)).toBeLessThan(0);
    expect(dear.breakEven).toEqual({ state: 'never' });
  });

  it('an unknown fee leaves what sharing saves known', () => {
    const result = compare(
      requested(10, {
        prices: {
          ...DEFAULT_PRICES,
          controlPlane: notKnown('The provider has not been asked.'),
        },
      }),
    );
    expect(result.s1.perMonth).toEqual({
      state: 'unknown',
      reason:
        'Real cluster: control-plane fee is unknown. The provider has not been asked.',
    });
    expect(result.saved.perMonth.state).toBe('unknown');
    expect(result.breakEven.state).toBe('unknown');
    expect(Math.round(amount(result.savedBySharing))).toBe(138);
    expect(Math.round(amount(result.isolation))).toBe(62);
  });

  it('a paused vcluster costs its volume, and its own pack would cost no more', () => {
    const running = requested(1);
    const paused = requested(1, {
      vclusters: [{ ...running.vclusters[0], state: 'stopped' }],
    });
    expect(amount(compare(paused).isolation)).toBeCloseTo(0.2, 5);
    expect(amount(compare(paused).s1)).toBeCloseTo(73 + 48 * 0.04, 3);
  });

  it('each figure leads to its inputs and their sources', () => {
    const { s3 } = compare(requested(2));
    const vcluster = s3.parts.find(({ cost }) =>
      cost.name.startsWith('vcluster'),
    )!;
    expect(vcluster.times).toBe(2);
    expect(vcluster.cost.inputs[0]).toEqual({
      name: 'CPU',
      unit: 'cores',
      value: 0.22,
      source: 'chart-default',
      detail: 'chart vcluster 0.37.2: 1 × control plane and CoreDNS',
    });
    expect(vcluster.cost.inputs[1]).toMatchObject({
      name: 'price of CPU',
      unit: 'USD per core-month',
      source: 'default',
    });
  });
});
