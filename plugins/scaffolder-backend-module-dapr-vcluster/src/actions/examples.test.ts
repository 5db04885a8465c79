import { createMockDirectory } from '@backstage/backend-test-utils';
import { parse } from 'yaml';
import { useHarness } from '../__testUtils__/harness';

describe('examples of actions', () => {
  const { actions, run } = useHarness();
  const workspace = createMockDirectory({
    content: {
      'manifests/app.yaml': JSON.stringify({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'writer' },
        spec: {
          template: {
            metadata: { annotations: { 'dapr.io/app-id': 'writer' } },
          },
        },
      }),
    },
  });
  const tenant = 'sandbox/vcluster-team-a/team-a';

  beforeEach(async () => {
    await run('vcluster:create', {
      host: 'sandbox',
      name: 'team-a',
      owner: 'group:default/team-a',
    });
    const register = 'dapr:component:register';
    const { examples } = actions.find(({ id }) => id === register)!;
    for (const { example } of examples!) {
      await run(register, parse(example).steps[0].input);
    }
    await run(
      'vcluster:manifests:apply',
      { tenant, path: 'manifests' },
      { workspacePath: workspace.path },
    );
  });

  const all = actions.flatMap(({ id, examples }) =>
    examples!.map(({ description, example }) => ({ id, description, example })),
  );

  it.each(all)('$id: $description', async ({ id, example }) => {
    const [step] = parse(example).steps;
    expect(step.action).toBe(id);
    const { output } = await run(id, step.input, {
      workspacePath: workspace.path,
    });
    // A check of files needs no tenant.
    if (!step.input.tenant && !step.input.host) {
      return;
    }
    expect(output.tenant).toMatch(/^sandbox\/vcluster-/);
  });

  it('has at least two examples for each action', () => {
    for (const { id, examples } of actions) {
      expect([id, examples!.length]).toEqual([id, expect.any(Number)]);
      expect(examples!.length).toBeGreaterThanOrEqual(2);
    }
  });
});
