import fc from 'fast-check';
import { Deployment, ReplicaSet } from '../shared/kinds';
import { deployment } from '../../__testUtils__/workloads';
import { maxReplicas, minAvailable, nextStep } from './rollout';

function replicaSet(replicas: number, available: number): ReplicaSet {
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name: `${replicas}-${available}` },
    spec: { replicas, selector: {}, template: { spec: { containers: [] } } },
    status: { replicas, availableReplicas: available },
  };
}

function web(replicas: number, strategy?: Deployment['spec']['strategy']) {
  const made = deployment('web', replicas) as Deployment;
  made.spec.strategy = strategy;
  return made;
}

const sizes = (step: ReturnType<typeof nextStep>) => [
  step.current,
  ...step.old.map(({ replicas }) => replicas),
];

describe('nextStep', () => {
  it.each([
    ['starts at once', web(3), undefined, [], [3]],
    [
      'surges by a quarter, rounded up',
      web(3),
      replicaSet(0, 0),
      [replicaSet(3, 3)],
      [1, 3],
    ],
    [
      'takes an old one away per new one available',
      web(3),
      replicaSet(1, 1),
      [replicaSet(3, 3)],
      [1, 2],
    ],
    [
      'takes nothing away before',
      web(3),
      replicaSet(1, 0),
      [replicaSet(3, 3)],
      [1, 3],
    ],
    [
      'removes broken old pods before working ones',
      web(4),
      replicaSet(1, 0),
      [replicaSet(3, 3), replicaSet(1, 0)],
      [1, 3, 0],
    ],
    ['scales down to what is asked', web(1), replicaSet(3, 3), [], [1]],
    [
      'waits with Recreate until the old are gone',
      web(2, { type: 'Recreate' }),
      replicaSet(0, 0),
      [replicaSet(2, 2)],
      [0, 0],
    ],
    [
      'then starts all',
      web(2, { type: 'Recreate' }),
      replicaSet(0, 0),
      [replicaSet(0, 0)],
      [2, 0],
    ],
    [
      'takes one away when neither surge nor absence is allowed',
      web(2, { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } }),
      replicaSet(0, 0),
      [replicaSet(2, 2)],
      [0, 1],
    ],
  ])('%s', (_, wanted, current, old, expected) => {
    expect(sizes(nextStep(wanted, current, old))).toEqual(expected);
  });

  it('never has too many pods nor too few working ones, and always ends', () => {
    const percent = fc.integer({ min: 0, max: 100 }).map(n => `${n}%`);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        percent,
        percent,
        (replicas, maxSurge, maxUnavailable) => {
          const wanted = web(replicas, {
            rollingUpdate: { maxSurge, maxUnavailable },
          });
          let current = replicaSet(0, 0);
          let old = replicaSet(replicas, replicas);
          let steps = 0;
          while (current.spec.replicas !== replicas || old.spec.replicas) {
            const [next, left] = sizes(nextStep(wanted, current, [old]));
            expect(next + left).toBeLessThanOrEqual(
              Math.max(replicas, maxReplicas(wanted)),
            );
            // One may be missing when the strategy allows neither surge nor absence.
            const working = (current.spec.replicas ?? 0) + left;
            expect(working).toBeGreaterThanOrEqual(minAvailable(wanted) - 1);
            current = replicaSet(next, next);
            old = replicaSet(left, left);
            steps += 1;
            expect(steps).toBeLessThan(100);
          }
        },
      ),
    );
  });
});
