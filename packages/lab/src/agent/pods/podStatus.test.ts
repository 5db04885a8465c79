import type {
  ContainerStatus,
  Pod,
} from 'dapr-vcluster-kube-sim/controller-runtime';
import type { ProcessStatus } from './ContainerProcess';
import { withProcesses } from './podStatus';

const state = (ready: boolean): ProcessStatus => ({
  ready,
  started: true,
  restartCount: 0,
  state: { running: { startedAt: '2026-01-01T00:00:00Z' } },
  lastState: {},
});
const statusOf = (name: string, ready = true): ContainerStatus => ({
  name,
  image: 'x',
  imageID: '',
  ...state(ready),
});
const ended: ProcessStatus = {
  ...state(false),
  started: false,
  state: { terminated: { exitCode: 1, reason: 'Error' } },
};

const podWith = (status: Pod['status'], restartPolicy = 'Always') =>
  ({
    spec: {
      restartPolicy,
      containers: (status?.containerStatuses ?? []).map(({ name }) => ({
        name,
        image: 'x',
      })),
    },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'True' }],
      ...status,
    },
  } as Pod);

describe('withProcesses', () => {
  it('says nothing when nothing changed', () => {
    const pod = podWith({ containerStatuses: [statusOf('daprd')] });
    const processes = new Map([['daprd', state(true)]]);
    expect(withProcesses(pod, processes)).toBeUndefined();
  });

  it('writes a native sidecar among the init containers, and waits for it', () => {
    const pod = podWith({
      containerStatuses: [statusOf('app')],
      initContainerStatuses: [statusOf('first', false), statusOf('daprd')],
    });
    const status = withProcesses(pod, new Map([['daprd', state(false)]]));
    expect(status?.initContainerStatuses?.[1].ready).toBe(false);
    expect(status?.containerStatuses).toEqual(pod.status?.containerStatuses);
    expect(status?.conditions?.[0]).toMatchObject({
      status: 'False',
      reason: 'ContainersNotReady',
    });
    const after = { ...pod, status };
    expect(
      withProcesses(after, new Map([['daprd', state(true)]]))?.conditions?.[0],
    ).toMatchObject({ status: 'True', reason: undefined });
  });

  it('says which resources a container has after they were changed', () => {
    const pod = podWith({ containerStatuses: [statusOf('app')] });
    const resources = { limits: { cpu: '1', memory: '512Mi' } };
    Object.assign(pod.spec!.containers[0], { resources });
    const status = withProcesses(pod, new Map());
    expect(status?.containerStatuses?.[0]).toMatchObject({ resources });
    expect(withProcesses({ ...pod, status }, new Map())).toBeUndefined();
  });

  it('ends a pod that is not restarted with its last container', () => {
    const pod = podWith({ containerStatuses: [statusOf('daprd')] }, 'Never');
    const status = withProcesses(pod, new Map([['daprd', ended]]));
    expect(status?.phase).toBe('Failed');
    expect(status?.conditions?.[0].reason).toBe('PodFailed');
  });
});
