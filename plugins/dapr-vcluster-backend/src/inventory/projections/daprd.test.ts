import { PodContainers, projectDaprd } from './daprd';

const terminated = (exitCode: number, finishedAt = '2026-01-01T00:00:00Z') => ({
  terminated: { exitCode, finishedAt, reason: 'x' },
});
const running = { running: { startedAt: '2026-01-01T00:00:00Z' } };

function pod(
  restartPolicy: string | undefined,
  states: Record<string, object>,
): PodContainers {
  return {
    spec: {
      restartPolicy,
      containers: [{ name: 'daprd' }, { name: 'app' }, { name: 'log' }],
    },
    status: {
      containerStatuses: Object.entries({ daprd: running, ...states }).map(
        ([name, state]) => ({ name, state }),
      ),
    },
  };
}

describe('projectDaprd', () => {
  it('looks at the containers of the app only, not at those that prepare it or keep running beside it', () => {
    const given = pod('OnFailure', { app: terminated(0), log: terminated(0) });
    const native = {
      spec: {
        ...given.spec,
        containers: [{ name: 'app' }],
        initContainers: [{ name: 'daprd' }, { name: 'prepare' }],
      },
      status: {
        ...given.status,
        initContainerStatuses: [
          { name: 'daprd', state: running },
          { name: 'prepare', state: terminated(0) },
        ],
      },
    };
    expect(projectDaprd(native)).toMatchObject({
      native: true,
      outlivesApp: { failed: false },
    });
    // Another sidecar that runs on keeps the pod too.
    const meshed = pod('OnFailure', { app: terminated(0), log: running });
    expect(projectDaprd(meshed)?.outlivesApp).toBeUndefined();
  });

  const ended = { app: terminated(0), log: terminated(0) };
  /** Containers have policies of their own from Kubernetes 1.34 on. */
  const withPolicies = (
    given: PodContainers,
    restartPolicy: string,
    operator?: string,
  ) => ({
    ...given,
    spec: {
      ...given.spec,
      containers: given.spec?.containers?.map(each =>
        each.name === 'daprd'
          ? each
          : {
              ...each,
              restartPolicy,
              ...(operator && {
                restartPolicyRules: [
                  { action: 'Restart', exitCodes: { operator, values: [42] } },
                ],
              }),
            },
      ),
    },
  });

  it.each<[string, PodContainers, object | undefined]>([
    [
      'ended',
      pod('Never', { ...ended, log: terminated(0, '2026-01-01T00:01:00Z') }),
      { failed: false, since: '2026-01-01T00:01:00Z' },
    ],
    [
      'failed for good',
      pod('Never', { ...ended, app: terminated(1) }),
      { failed: true, since: '2026-01-01T00:00:00Z' },
    ],
    [
      'is tried again',
      pod('OnFailure', { ...ended, app: terminated(1) }),
      undefined,
    ],
    [
      'ended, tried again on failure',
      pod('OnFailure', ended),
      { failed: false, since: '2026-01-01T00:00:00Z' },
    ],
    ['still runs in part', pod('Never', { ...ended, log: running }), undefined],
    ['is not known in part', pod('Never', { app: terminated(0) }), undefined],
    ['is started again', pod('Always', ended), undefined],
    [
      'ends by its own policy',
      withPolicies(pod('Always', ended), 'Never'),
      { failed: false, since: '2026-01-01T00:00:00Z' },
    ],
    [
      'is started again by its own policy',
      withPolicies(pod('Never', ended), 'Always'),
      undefined,
    ],
    [
      'is started again for its exit code',
      withPolicies(
        pod('Never', { ...ended, app: terminated(42) }),
        'Never',
        'In',
      ),
      undefined,
    ],
    [
      'ended with an exit code that no rule has',
      withPolicies(
        pod('Never', { ...ended, app: terminated(1) }),
        'Never',
        'In',
      ),
      { failed: true, since: '2026-01-01T00:00:00Z' },
    ],
    [
      'is started again for any other exit code',
      withPolicies(pod('Never', ended), 'Never', 'NotIn'),
      undefined,
    ],
    ['has no policy', pod(undefined, ended), undefined],
  ])('outlives an app that %s', (_, given, expected) => {
    expect(projectDaprd(given)?.outlivesApp).toEqual(expected);
  });
});
