import { componentDifference } from './difference';
import { ComponentObject } from './render';

const component = (
  spec: Partial<ComponentObject['spec']> = {},
  scopes = ['writer', 'reader'],
): ComponentObject => ({
  metadata: { name: 'statestore' },
  spec: {
    type: 'state.redis',
    version: 'v1',
    metadata: [
      { name: 'redisHost', value: 'redis:6379' },
      { name: 'redisPassword', secretKeyRef: { name: 's', key: 'p' } },
    ],
    ...spec,
  },
  scopes,
});

describe('componentDifference', () => {
  it('ignores order, case of names and spelled-out defaults', () => {
    const other = component(
      {
        ignoreErrors: false,
        metadata: [
          { name: 'REDISPASSWORD', secretKeyRef: { name: 's', key: 'p' } },
          { name: 'redisHost', value: 'redis:6379' },
        ],
      },
      ['reader', 'writer'],
    );
    expect(componentDifference(component(), other)).toBeUndefined();
  });

  it('reads values as text, as Dapr does', () => {
    const one = component({ metadata: [{ name: 'redisDB', value: 1 }] });
    const other = component({ metadata: [{ name: 'redisDB', value: '1' }] });
    expect(componentDifference(one, other)).toBeUndefined();
  });

  it.each([
    [component({ type: 'state.mysql' }), 'type'],
    [component({ version: 'v2' }), 'version'],
    [component({ ignoreErrors: true }), 'ignoreErrors'],
    [component({ initTimeout: '9s' }), 'initTimeout'],
    [component({}, ['writer']), 'scopes'],
    [component({ metadata: [] }), 'metadata["redisHost"]'],
  ])('names the field that differs (%#)', (other, field) => {
    expect(componentDifference(component(), other)?.field).toBe(field);
  });

  it('names no value of a metadata field', () => {
    const other = component({
      metadata: [{ name: 'redisHost', value: 'elsewhere' }],
    });
    expect(componentDifference(component(), other)).toEqual({
      field: 'metadata["redisHost"]',
    });
  });
});
