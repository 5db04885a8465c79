import fc from 'fast-check';
import { formatTenantRef, parseTenantRef } from './ref';

const label = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?$/);

describe('tenant reference', () => {
  it('reads back what it writes', () => {
    fc.assert(
      fc.property(label, label, label, (host, namespace, name) => {
        const ref = { host, namespace, name };
        expect(parseTenantRef(formatTenantRef(ref))).toEqual(ref);
      }),
    );
  });

  it.each(['', 'a', 'a/b', 'a/b/c/d', 'a//c', 'A/b/c', 'a/b/../c'])(
    'refuses %p and says what it should be',
    text => {
      expect(() => parseTenantRef(text)).toThrow(
        `tenant "${text}" is not of the form <host>/<namespace>/<name>`,
      );
    },
  );
});
