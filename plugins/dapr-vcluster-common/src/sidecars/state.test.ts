import { diagnoseDaprd } from './state';
import { ContainerStatus, DaprdContainer } from './types';

const RUNNING: ContainerStatus = {
  ready: true,
  restarts: 0,
  startedAt: '2026-01-01T00:00:00Z',
};
const daprd = (
  status?: Partial<ContainerStatus>,
  fields: Partial<DaprdContainer> = {},
): DaprdContainer => ({
  native: false,
  image: 'ghcr.io/dapr/daprd:1.18.3',
  ...fields,
  ...(status && { status: { ...RUNNING, ready: false, ...status } }),
});

describe('diagnoseDaprd', () => {
  it.each<[string, string, string, DaprdContainer]>([
    ['pending', 'no status yet', 'waiting to be scheduled', daprd()],
    ['ready', 'ready', 'Ready.', daprd({ ready: true })],
    [
      'ready',
      'ready after trouble',
      'after 3 restarts',
      daprd({ ready: true, restarts: 3 }),
    ],
    ['not-ready', 'running', 'runs but is not ready', daprd({})],
    [
      'pending',
      'another reason to wait',
      'waiting: PodInitializing',
      daprd({ waiting: 'PodInitializing' }),
    ],
    [
      'failed',
      'no image',
      'cannot be pulled',
      daprd({ waiting: 'ImagePullBackOff' }),
    ],
    [
      'failed',
      'no Secret',
      'Secret that daprd needs is missing',
      daprd({ waiting: 'CreateContainerConfigError' }),
    ],
    [
      'crash-loop',
      'it keeps ending',
      'keeps ending (exit code 1)',
      daprd({
        waiting: 'CrashLoopBackOff',
        last: { reason: 'Error', exitCode: 1 },
      }),
    ],
    [
      'crash-loop',
      'it needs more memory',
      'runs out of memory',
      daprd({ waiting: 'CrashLoopBackOff', last: { reason: 'OOMKilled' } }),
    ],
    [
      'failed',
      'it has ended',
      'has ended: Error (exit code 2)',
      daprd({ terminated: { reason: 'Error', exitCode: 2 } }),
    ],
  ])('%s: %s', (state, _, summary, container) => {
    const diagnosis = diagnoseDaprd(container);
    expect(diagnosis.state).toBe(state);
    expect(diagnosis.summary).toContain(summary);
  });

  it('has a finding with evidence and a fix for whatever is wrong', () => {
    const { findings } = diagnoseDaprd(
      daprd(
        {
          waiting: 'CrashLoopBackOff',
          restarts: 4,
          last: { reason: 'Error', exitCode: 1 },
        },
        { config: 'tracing' },
      ),
    );
    expect(findings).toEqual([
      expect.objectContaining({
        ruleId: 'sidecar/crash-loop',
        severity: 'error',
        evidence: [
          { label: 'Waiting', value: 'CrashLoopBackOff' },
          { label: 'Last end', value: 'Error (exit code 1)' },
          { label: 'Restarts', value: '4' },
        ],
        fix: expect.stringContaining('Configuration "tracing"'),
      }),
    ]);
    expect(diagnoseDaprd(daprd({ ready: true })).findings).toEqual([]);
  });

  it('names the port an app should listen on', () => {
    const [finding] = diagnoseDaprd(daprd({}, { appPort: 8080 })).findings;
    expect(finding.fix).toContain('port 8080');
  });
});
