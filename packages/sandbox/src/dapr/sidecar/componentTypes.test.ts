import { componentType } from './componentTypes';

describe('componentType', () => {
  it('compares all but the building block in lower case', () => {
    const known = componentType('state.redis', 'v1');
    expect(known).not.toHaveProperty('missing');
    expect(componentType('state.Redis', 'V1')).toBe(known);
    expect(componentType('State.redis', 'v1')).toEqual({
      missing: 'incorrect type State.redis',
      category: false,
    });
  });
});
