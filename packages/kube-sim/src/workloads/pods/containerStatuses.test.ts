import { Container, Pod, PodStatus } from '../../controllerRuntime';
import { containerStatuses, KubeletView } from './containerStatuses';
import { podStatus } from './podStatus';

const NOW = '2026-01-01T00:00:00Z';

function pod(
  containers: Container[],
  initContainers?: Container[],
  status?: PodStatus,
): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', namespace: 'shop', uid: 'u' },
    spec: { containers, initContainers },
    status,
  };
}

const app: Container = { name: 'app', image: 'app:1' };
const daprd: Container = { name: 'daprd', image: 'daprd:1' };

function view(overrides: Partial<KubeletView> = {}): KubeletView {
  return {
    content: {
      secret: () => undefined,
      configMap: () => undefined,
      claim: () => undefined,
    },
    unpullable: () => false,
    now: NOW,
    ...overrides,
  };
}

function statusOf(
  subject: Pod,
  seen: KubeletView = view(),
): PodStatus & { checkAfterMs?: number } {
  const { init, main, checkAfterMs } = containerStatuses(subject, seen);
  return {
    ...podStatus({
      pod: subject,
      init,
      main,
      podIP: '10.99.0.1',
      hostIP: '10.0.0.1',
      now: seen.now,
    }),
    checkAfterMs,
  };
}

const condition = (status: PodStatus, type: string) =>
  status.conditions?.find(each => each.type === type);

describe('containers and pods', () => {
  it('have the resources of each container in its status, if it states any', () => {
    const resources = { limits: { cpu: '1' }, requests: { cpu: '100m' } };
    const { containerStatuses: statuses } = statusOf(
      pod([{ ...app, resources }, daprd]),
    );
    expect(statuses?.map(each => each.resources)).toEqual([
      resources,
      undefined,
    ]);
  });

  it('run at once and are ready', () => {
    const status = statusOf(pod([app]));
    expect(status).toMatchObject({
      phase: 'Running',
      podIP: '10.99.0.1',
      podIPs: [{ ip: '10.99.0.1' }],
      startTime: NOW,
    });
    expect(status.containerStatuses).toEqual([
      {
        name: 'app',
        image: 'app:1',
        imageID: '',
        ready: true,
        started: true,
        restartCount: 0,
        state: { running: { startedAt: NOW } },
        lastState: {},
      },
    ]);
    expect(condition(status, 'Ready')).toMatchObject({ status: 'True' });
  });

  it('stay as they are while nothing changes', () => {
    const first = statusOf(pod([app]));
    const second = statusOf(
      pod([app], undefined, first),
      view({ now: '2026-01-01T01:00:00Z' }),
    );
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  });

  it.each([
    [
      {
        env: [
          { name: 'A', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
        ],
      },
      'secret "s" not found',
    ],
    [{ envFrom: [{ secretRef: { name: 's' } }] }, 'secret "s" not found'],
    [
      {
        env: [
          {
            name: 'A',
            valueFrom: { configMapKeyRef: { name: 'c', key: 'k' } },
          },
        ],
      },
      'configmap "c" not found',
    ],
  ])('wait for what %j refers to', (extra, message) => {
    const status = statusOf(pod([{ ...app, ...extra }, daprd]));
    expect(status.phase).toBe('Pending');
    expect(status.containerStatuses?.[0].state).toEqual({
      waiting: { reason: 'CreateContainerConfigError', message },
    });
    expect(condition(status, 'Ready')).toMatchObject({
      status: 'False',
      reason: 'ContainersNotReady',
      message: 'containers with unready status: [app]',
    });
  });

  it('name a key that is missing, and do not mind optional ones', () => {
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 's' },
      data: { other: '' },
    };
    const seen = view({ content: { ...view().content, secret: () => secret } });
    const reference = { name: 's', key: 'k' };
    const withKey = (optional: boolean) =>
      pod([
        {
          ...app,
          env: [
            {
              name: 'A',
              valueFrom: { secretKeyRef: { ...reference, optional } },
            },
          ],
        },
      ]);
    expect(
      statusOf(withKey(false), seen).containerStatuses?.[0].state.waiting
        ?.message,
    ).toBe("couldn't find key k in Secret shop/s");
    expect(statusOf(withKey(true), seen).phase).toBe('Running');
  });

  it('finish init containers first, and keep native sidecars running', () => {
    const native = { ...daprd, restartPolicy: 'Always' };
    const setup = { name: 'setup', image: 'setup:1' };
    const status = statusOf(pod([app], [native, setup]));
    expect(status.initContainerStatuses?.map(({ state }) => state)).toEqual([
      { running: { startedAt: NOW } },
      {
        terminated: {
          exitCode: 0,
          reason: 'Completed',
          startedAt: NOW,
          finishedAt: NOW,
        },
      },
    ]);
    expect(status.phase).toBe('Running');
  });

  it('wait behind an init container that cannot start', () => {
    const status = statusOf(
      pod([app], [{ name: 'setup', image: 'gone:1' }]),
      view({ unpullable: image => image === 'gone:1' }),
    );
    expect(status.initContainerStatuses?.[0].state.waiting?.reason).toBe(
      'ImagePullBackOff',
    );
    expect(status.containerStatuses?.[0].state.waiting?.reason).toBe(
      'PodInitializing',
    );
    expect(condition(status, 'Initialized')?.status).toBe('False');
  });

  it('show what a played program does, and when to look again', () => {
    const crash = {
      state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off' } },
      lastState: { terminated: { exitCode: 1, reason: 'Error' } },
      restartCount: 3,
      ready: false,
      checkAfterMs: 5000,
    };
    const status = statusOf(
      pod([app, daprd]),
      view({
        programs: {
          observe: (_, { name }) => (name === 'daprd' ? crash : undefined),
          kinds: [],
          forget: () => {},
          onChange: () => {},
        },
      }),
    );
    // A container that started once keeps its pod Running.
    expect(status.phase).toBe('Running');
    expect(status.checkAfterMs).toBe(5000);
    expect(status.containerStatuses?.[1]).toMatchObject({
      restartCount: 3,
      ready: false,
      state: crash.state,
      lastState: crash.lastState,
    });
    expect(condition(status, 'ContainersReady')?.message).toContain('[daprd]');
  });
});
