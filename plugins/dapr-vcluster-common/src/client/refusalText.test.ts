import { DaprVclusterError } from './errors';
import { refusalText } from './refusalText';

const refusal = (message: string, details = {}) =>
  refusalText(new DaprVclusterError(message, 400, 'InputError', details));

describe('refusalText', () => {
  it('adds field, value, permission and fix', () => {
    expect(
      refusal('it is refused.', {
        field: 'name',
        value: 'A',
        permission: 'p',
        fix: 'Use "a".',
      }),
    ).toBe('it is refused. (field name, value "A", permission p). Use "a".');
  });

  it('says nothing twice', () => {
    const message = 'name "A" has upper-case letters. Use "a".';
    const details = { field: 'name', value: 'A', fix: 'Use "a".' };
    expect(refusal(message, details)).toBe(message);
  });
});
