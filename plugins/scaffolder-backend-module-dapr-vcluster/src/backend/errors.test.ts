import { AuthenticationError } from '@backstage/errors';
import { DaprVclusterError } from 'backstage-plugin-dapr-vcluster-common';
import { toScaffolderError } from './errors';

const answer = (status: number, message = 'no') =>
  toScaffolderError(new DaprVclusterError(message, status, 'Error', {}));

describe('toScaffolderError', () => {
  it.each([
    [400, 'InputError'],
    [401, 'AuthenticationError'],
    [403, 'NotAllowedError'],
    [404, 'NotFoundError'],
    [409, 'ConflictError'],
    [503, 'ServiceUnavailableError'],
  ])('maps %i to %s', (status, name) => {
    expect(answer(status).name).toBe(name);
  });

  it('adds to an unexpected error that the task can be run again', () => {
    expect(answer(500, 'out of order.').message).toMatch(
      /^out of order\. The request may be completed partially\. Run the template again/,
    );
  });

  it('does not repeat the details that the message contains', () => {
    const details = { field: 'name', value: 'A', fix: 'Use "a".' };
    const message = 'name "A" has upper-case letters. Use "a".';
    expect(
      toScaffolderError(
        new DaprVclusterError(message, 400, 'InputError', details),
      ).message,
    ).toBe(message);
  });

  it('adds the findings that the message does not contain', () => {
    const finding = (ruleId: string, title: string) => ({
      ruleId,
      severity: 'error' as const,
      title,
      evidence: [],
      fix: 'Fix it.',
    });
    const error = new DaprVclusterError('scopes is empty', 400, 'InputError', {
      findings: [
        finding('G1', 'scopes is empty'),
        finding('G2', 'keyPrefix is not set'),
      ],
    });
    expect(toScaffolderError(error).message).toBe(
      'scopes is empty\nG2: keyPrefix is not set. Fix it.',
    );
  });

  it('reports a backend that does not respond', () => {
    const cause = new Error('connect ECONNREFUSED');
    const error = toScaffolderError(new TypeError('fetch failed', { cause }));
    expect(error).toMatchObject({
      name: 'ServiceUnavailableError',
      message:
        'The backend plugin dapr-vcluster does not respond: connect ECONNREFUSED',
    });
  });

  it('describes the fix if there is no token for the user', () => {
    expect(
      toScaffolderError(new AuthenticationError('Invalid user token')).message,
    ).toMatch(/Sign in again/);
  });
});
