import { helmError } from './helmErrors';

const subject = { host: 'h', namespace: 'vcluster-a', release: 'a' };
const options = { chart: 'vcluster' } as Parameters<typeof helmError>[1];

describe('rights that Helm lacks', () => {
  it('are named with verb, resource, namespace and rule', () => {
    const error = helmError(
      'Error: INSTALLATION FAILED: services is forbidden: User "system:serviceaccount:backstage:p" cannot create resource "services" in API group "" in the namespace "vcluster-a"',
      options,
      subject,
    );
    expect(error.name).toBe('ServiceUnavailableError');
    expect(error.message).toContain(
      'it cannot create services in namespace "vcluster-a"',
    );
    expect(error.message).toContain(
      "rbac-helm-multins.yaml. The rule is { apiGroups: [''], resources: [services], verbs: [create] }.",
    );
  });

  it('are those that the chart gives to the vcluster, too', () => {
    const error = helmError(
      'Error: roles "vc-a" is forbidden: user "p" is attempting to grant RBAC permissions not currently held',
      options,
      subject,
    );
    expect(error.message).toContain(
      'the chart gives the vcluster rights that the portal does not have itself',
    );
  });
});
