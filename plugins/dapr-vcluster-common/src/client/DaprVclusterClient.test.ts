import { DaprVclusterClient } from './DaprVclusterClient';

const ref = { host: 'h', namespace: 'vcluster-a', name: 'a' };

function clientAnswering(status: number, body: unknown) {
  const fetchMock = jest.fn(
    async (_url: string, _init?: RequestInit) =>
      new Response(JSON.stringify(body), { status }),
  );
  const client = new DaprVclusterClient({
    discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
    fetchApi: { fetch: fetchMock as unknown as typeof fetch },
  });
  return { client, fetchMock };
}

describe('DaprVclusterClient', () => {
  it('asks with a query and a token, leaving out what is not set', async () => {
    const { client, fetchMock } = clientAnswering(200, { items: [] });
    await client.listTenants(
      { host: 'h', limit: 5, q: undefined },
      { token: 't' },
    );
    const [url, init] = fetchMock.mock.calls[0];
    expect(url).toBe('http://portal/api/dapr-vcluster/tenants?host=h&limit=5');
    expect(init).toMatchObject({
      method: 'GET',
      headers: { Authorization: 'Bearer t' },
    });
  });

  it('sends a dry run as a query, the body as JSON', async () => {
    const { client, fetchMock } = clientAnswering(200, {});
    await client.applyManifests(ref, { manifests: 'x' }, { dryRun: true });
    const [url, init] = fetchMock.mock.calls[0];
    expect(url).toBe(
      'http://portal/api/dapr-vcluster/tenants/h/vcluster-a/a/manifests?dryRun=true',
    );
    expect(init?.body).toBe('{"manifests":"x"}');
  });

  it('turns a refusal into an error with status, field and fix', async () => {
    const { client } = clientAnswering(409, {
      error: {
        name: 'ConflictError',
        message: 'profile differs',
        details: { field: 'profile', fix: 'delete it first' },
      },
    });
    await expect(client.getTenant(ref)).rejects.toMatchObject({
      name: 'ConflictError',
      status: 409,
      message: 'profile differs',
      details: { field: 'profile', fix: 'delete it first' },
    });
  });

  it('follows a log event by event', async () => {
    const { client, fetchMock } = clientAnswering(200, { type: 'alive' });
    const { signal } = new AbortController();
    const pod = { namespace: 'n', pod: 'p', container: 'daprd' };
    const events = client.followLog(ref, pod, { search: 'a b' }, { signal });
    expect((await events.next()).value).toEqual({ type: 'alive' });
    expect((await events.next()).done).toBe(true);
    const [url, init] = fetchMock.mock.calls[0];
    expect(url).toBe(
      'http://portal/api/dapr-vcluster/tenants/h/vcluster-a/a/logs/n/p/daprd?search=a+b&follow=true',
    );
    expect(init?.signal).toBe(signal);
    await client.getLog(ref, 'syncer', { tailLines: 5 });
    expect(fetchMock.mock.calls[1][0]).toBe(
      'http://portal/api/dapr-vcluster/tenants/h/vcluster-a/a/logs/syncer?tailLines=5',
    );
  });

  it('has words for an answer that is no JSON', async () => {
    const client = new DaprVclusterClient({
      discoveryApi: { getBaseUrl: async () => 'http://portal' },
      fetchApi: {
        fetch: async () =>
          new Response('<html>', { status: 502, statusText: 'Bad Gateway' }),
      },
    });
    await expect(client.listHosts()).rejects.toThrow('502 Bad Gateway');
  });
});
