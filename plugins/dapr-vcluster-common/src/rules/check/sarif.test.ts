import { toSarif } from './sarif';
import { app, store } from './__testUtils__/samples';
import { useCheck } from './__testUtils__/useCheck';

describe('toSarif', () => {
  const { check } = useCheck();

  it('is a SARIF log', () => {
    const { runs, version } = toSarif(check([store(), app({}, 'x')]), {
      name: 'dapr-vcluster',
      version: '1.0.0',
    });
    expect(version).toBe('2.1.0');
    expect(runs[0].results).toMatchObject([
      {
        ruleId: 'G12/image',
        ruleIndex: 0,
        level: 'warning',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: '1.yaml' },
              region: { startLine: 1 },
            },
          },
        ],
      },
    ]);
    expect(runs[0].tool.driver.rules).toMatchObject([{ id: 'G12/image' }]);
    expect(runs[0].invocations).toEqual([
      { executionSuccessful: true, toolExecutionNotifications: [] },
    ]);
  });

  it('says what was not checked', () => {
    const { runs } = toSarif([], { name: 'x', version: '1.0.0' }, [
      { what: 'the Secrets (G4)', why: 'The portal may not list them.' },
    ]);
    expect(runs[0].tool.driver.notifications).toMatchObject([
      { id: 'not-checked' },
    ]);
    expect(runs[0].invocations).toEqual([
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          {
            level: 'warning',
            descriptor: { id: 'not-checked' },
            message: {
              text: 'Not checked: the Secrets (G4). The portal may not list them.',
            },
          },
        ],
      },
    ]);
  });
});
