import fc from 'fast-check';
import { evaluateLoading, Loader, LoadingEvidence } from './loading';

const sidecar = (
  appId: string,
  state: Loader['state'],
  more: Partial<Loader> = {},
): Loader => ({ appId, state, older: false, reload: 'off', ...more });

const evaluate = (evidence: Partial<LoadingEvidence>) =>
  evaluateLoading({
    kind: 'Component',
    scopes: [],
    sidecars: [],
    without: [],
    ...evidence,
  });

describe('why no sidecar has loaded a Dapr resource', () => {
  it('says nothing when somebody has', () => {
    const sidecars = [
      sidecar('a', 'not-loaded'),
      sidecar('b', 'loaded'),
      sidecar('c', 'unknown'),
    ];
    expect(evaluate({ sidecars })).toBeUndefined();
  });

  it.each<[string, string, Partial<LoadingEvidence>]>([
    ['no-running-app', 'info', {}],
    [
      'not-in-scope',
      'warning',
      { scopes: ['x'], sidecars: [sidecar('a', 'out-of-scope')] },
    ],
    ['not-in-scope', 'warning', { scopes: ['x'], without: ['a'] }],
    [
      'not-restarted',
      'warning',
      { sidecars: [sidecar('a', 'not-loaded', { older: true })] },
    ],
    ['not-loaded', 'error', { sidecars: [sidecar('a', 'not-loaded')] }],
    ['not-loaded', 'error', { without: ['a'] }],
    [
      'not-loaded',
      'error',
      {
        sidecars: [
          sidecar('a', 'not-loaded', { older: true }),
          sidecar('b', 'not-loaded'),
        ],
      },
    ],
    [
      'not-restarted',
      'warning',
      {
        sidecars: [
          sidecar('a', 'not-loaded', { older: true }),
          sidecar('b', 'not-loaded', { older: true, reload: 'unknown' }),
        ],
      },
    ],
    [
      'not-loaded',
      'error',
      { sidecars: [sidecar('a', 'not-loaded', { older: true, reload: 'on' })] },
    ],
    ['no-answer', 'info', { sidecars: [sidecar('a', 'unknown')] }],
    ['no-answer', 'info', { podsUnknown: 'forbidden' }],
  ])('component/%s, %s', (rule, severity, evidence) => {
    expect(evaluate(evidence)).toMatchObject({
      ruleId: `component/${rule}`,
      severity,
    });
  });

  it.each<[string, string, Partial<LoadingEvidence>]>([
    ['no-running-app', 'where the Subscription is declared', {}],
    [
      'not-named',
      'dapr.io/config',
      {
        kind: 'Configuration',
        sidecars: [
          sidecar('a', 'out-of-scope', {
            reason: 'It names no Configuration.',
          }),
        ],
      },
    ],
    [
      'not-restarted',
      'Restart the apps that name it',
      {
        kind: 'Configuration',
        sidecars: [sidecar('a', 'not-loaded', { older: true })],
      },
    ],
    [
      'not-restarted',
      'Restart the apps in its scope',
      { sidecars: [sidecar('a', 'not-loaded', { older: true })] },
    ],
    ['not-loaded', 'log', { kind: 'Configuration', without: ['a'] }],
    ['no-answer', 'pods/proxy', { podsUnknown: 'forbidden' }],
  ])('resource/%s, %s', (rule, fix, evidence) => {
    expect(evaluate({ kind: 'Subscription', ...evidence })).toMatchObject({
      ruleId: `resource/${rule}`,
      fix: expect.stringContaining(fix),
    });
  });

  it('has no word for what no daprd tells, and one for a daprd that does not answer', () => {
    const told = sidecar('a', 'unknown', { answered: true });
    const silent = sidecar('b', 'unknown', { answered: false });
    const kind = 'Resiliency';
    expect(evaluate({ kind, sidecars: [told] })).toBeUndefined();
    expect(evaluate({ kind, sidecars: [told, silent] })).toMatchObject({
      ruleId: 'resource/no-answer',
    });
  });

  it('guesses which app was meant', () => {
    expect(
      evaluate({
        scopes: ['checkuot', 'billing'],
        sidecars: [sidecar('checkout', 'out-of-scope')],
        without: ['checkout'],
      }),
    ).toMatchObject({
      evidence: [
        { label: 'No app "checkuot" runs', value: 'did you mean "checkout"?' },
        {
          label: 'No app "billing" runs',
          value: 'none is called much like it',
        },
        { label: 'App ids that run', value: 'checkout' },
      ],
      fix: expect.stringContaining('"checkout" instead of "checkuot"'),
    });
  });

  it.each<[string, Loader['reload'], boolean, RegExp]>([
    ['restart', 'off', true, /^Restart the apps in its scope\.$/],
    [
      'say that it is unknown',
      'unknown',
      true,
      /version of a daprd is unknown/,
    ],
    ['not restart', 'on', true, /reload without a restart\.$/],
    ['restart', 'off', false, /then restart the apps\.$/],
    ['not restart', 'on', false, /reload without a restart\.$/],
    ['say that it is unknown', 'unknown', false, /is unknown\.$/],
  ])('advises to %s: hot reload %s, older: %s', (_, reload, older, fix) => {
    const sidecars = [sidecar('a', 'not-loaded', { older, reload })];
    expect(evaluate({ sidecars })?.fix).toMatch(fix);
  });

  it('gives the reason of each app once', () => {
    expect(
      evaluate({
        sidecars: [
          sidecar('a', 'not-loaded', { reason: 'no Secret' }),
          sidecar('a', 'not-loaded', { reason: 'no Secret' }),
        ],
        without: ['b', 'b'],
      })?.evidence,
    ).toEqual([
      { label: 'a', value: 'no Secret' },
      { label: 'b', value: 'It has no sidecar.' },
    ]);
  });

  it('always has a word unless somebody has loaded it', () => {
    const appId = fc.constantFrom('a', 'b', 'c');
    const loader = fc.record({
      appId,
      state: fc.constantFrom<Loader['state']>(
        'loaded',
        'not-loaded',
        'out-of-scope',
        'unknown',
      ),
      older: fc.boolean(),
      reload: fc.constantFrom<Loader['reload']>('on', 'off', 'unknown'),
    });
    fc.assert(
      fc.property(
        fc.array(appId),
        fc.array(loader),
        fc.array(appId),
        (scopes, sidecars, without) => {
          const finding = evaluate({ scopes, sidecars, without });
          expect(finding === undefined).toBe(
            sidecars.some(({ state }) => state === 'loaded'),
          );
        },
      ),
    );
  });
});
