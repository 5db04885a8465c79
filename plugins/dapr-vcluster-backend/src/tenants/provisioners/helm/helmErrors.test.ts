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

const NOT_VALID =
  'Error: looks like "http://charts" is not a valid chart repository or cannot be reached: ';

// What Helm 3 says of a server that answers so.
describe('a chart repository that serves garbage', () => {
  it.each([
    [
      'a page',
      `${NOT_VALID}error unmarshaling JSON: while decoding JSON: json: cannot unmarshal string into Go value of type repo.IndexFile`,
      'it serves no index of charts',
    ],
    ['nothing', `${NOT_VALID}empty index.yaml file`, 'it serves no index'],
    [
      'a status',
      `${NOT_VALID}failed to fetch http://charts/index.yaml : 503 Service Unavailable`,
      'it answers 503 Service Unavailable for its index',
    ],
    [
      'redirects',
      `${NOT_VALID}Get "/index.yamlxx": stopped after 10 redirects`,
      'it redirects again and again',
    ],
    [
      'half a chart',
      'Error: UPGRADE FAILED: unexpected EOF',
      'the chart that it serves is no whole archive',
    ],
    [
      'a page as chart',
      "Error: file '/home/node/.cache/helm/repository/c.tgz' does not appear to be a gzipped archive; got 'text/html; charset=utf-8'",
      'the chart that it serves is no whole archive',
    ],
    [
      'a bomb',
      'Error: decompressed chart is larger than the maximum file size 104857600',
      'the chart that it serves is too large',
    ],
  ])('%s', (_, stderr, expected) => {
    const error = helmError(
      stderr,
      { ...options, chartRepository: 'http://charts' },
      subject,
    );
    expect(error.name).toBe('ServiceUnavailableError');
    expect(error.message).toContain(
      'the chart repository http://charts cannot be used: ',
    );
    expect(error.message).toContain(expected);
    expect(error.message).toContain('daprVcluster.helm.chartRepository');
  });

  it.each([
    'Error: Get "https://10.0.0.1:6443/version": unexpected EOF',
    'Error: INSTALLATION FAILED: chart "vcluster" version "0.37.2" not found in http://charts repository',
    `${NOT_VALID}Get "http://charts/index.yaml": dial tcp: lookup charts: no such host`,
  ])('is not said of: %s', stderr => {
    const { message } = helmError(
      stderr,
      { ...options, chartRepository: 'http://charts' },
      subject,
    );
    expect(message).not.toContain('cannot be used');
  });
});
