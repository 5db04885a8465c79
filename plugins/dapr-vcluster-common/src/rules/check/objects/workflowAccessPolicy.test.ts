import { dapr } from '../__testUtils__/samples';
import { useCheck } from '../__testUtils__/useCheck';

describe('checkFiles, on a WorkflowAccessPolicy', () => {
  const { rules } = useCheck();
  const callers = [{ appID: 'orders' }];
  const policy = (rule: object, more?: object) =>
    dapr('WorkflowAccessPolicy', { rules: [{ callers, ...rule }] }, more);
  const workflows = [{ name: 'ship*', operations: ['schedule', 'get'] }];
  const ofWorkflow = (workflow: object) => policy({ workflows: [workflow] });

  it.each([
    policy({ workflows }),
    policy({ activities: [{ name: 'pack' }] }),
    dapr('WorkflowAccessPolicy', { rules: [] }),
  ])('has nothing against %s', file => {
    expect(rules(file)).toEqual([]);
  });

  it.each([
    ['shape/value:spec.rules[0]', policy({})],
    ['shape/value:spec.rules[0].callers', policy({ workflows, callers: [] })],
    [
      'shape/value:spec.rules[0].workflows[0].operations[0]',
      ofWorkflow({ name: 'x', operations: ['start'] }),
    ],
    [
      'shape/value:spec.rules[0].workflows[0].operations',
      ofWorkflow({ name: 'x', operations: ['get', 'get'] }),
    ],
    [
      'shape/value:spec.rules[0].workflows[0].name',
      ofWorkflow({ name: '', operations: ['get'] }),
    ],
    [
      'shape/value:spec.rules[0].workflows[0]',
      ofWorkflow({
        name: 'x',
        operations: ['get'],
        requires: [{ appID: 'a', eventType: 'event.raised', name: 'paid' }],
      }),
    ],
    [
      'shape/unknown:spec.rules[0].activites',
      policy({ workflows, activites: [{ name: 'x' }] }),
    ],
    ['G1:scopes', policy({ workflows }, { scopes: [] })],
  ])('finds %s', (expected, file) => {
    expect(rules(file)).toContain(`1:${expected}`);
  });
});
