import type {
  Container,
  ContainerStatus,
  Pod,
} from 'dapr-vcluster-kube-sim/controller-runtime';
import { finalPhase, isRestarted } from './restartPolicy';

const APP: Container = { name: 'app', image: 'x' };
const SIDECAR: Container = { name: 'daprd', image: 'y' };

const podWith = (restartPolicy?: string) =>
  ({ spec: { containers: [APP, SIDECAR], restartPolicy } } as Pod);

describe('isRestarted', () => {
  it.each([
    [undefined, 0, true],
    ['Always', 0, true],
    ['OnFailure', 0, false],
    ['OnFailure', 1, true],
    ['Never', 0, false],
    ['Never', 137, false],
  ])('under %s after %s: %s', (policy, code, restarted) => {
    expect(isRestarted(podWith(policy), SIDECAR, code)).toBe(restarted);
  });

  it('restarts a native sidecar whatever its pod says', () => {
    const native = { ...SIDECAR, restartPolicy: 'Always' };
    expect(isRestarted(podWith('Never'), native, 0)).toBe(true);
  });
});

describe('finalPhase', () => {
  const ended = (name: string, exitCode: number) =>
    ({
      name,
      state: { terminated: { exitCode, reason: '' } },
    } as ContainerStatus);
  const runs = (name: string) =>
    ({ name, state: { running: { startedAt: '' } } } as ContainerStatus);

  it.each([
    ['Never', [0, 0], 'Succeeded'],
    ['Never', [0, 1], 'Failed'],
    ['OnFailure', [0, 0], 'Succeeded'],
    ['OnFailure', [0, 1], undefined],
    ['Always', [0, 0], undefined],
  ])('under %s after %j: %s', (policy, [app, sidecar], phase) => {
    // In another order than the containers.
    const statuses = [ended('daprd', sidecar), ended('app', app)];
    expect(finalPhase(podWith(policy), statuses)).toBe(phase);
  });

  it('does not come while one of them runs or is unknown', () => {
    const pod = podWith('Never');
    expect(finalPhase(pod, [runs('app'), ended('daprd', 1)])).toBeUndefined();
    expect(finalPhase(pod, [ended('daprd', 1)])).toBeUndefined();
  });
});
