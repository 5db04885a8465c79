import {
  DaprVclusterClient,
  DaprVclusterError,
} from 'backstage-plugin-dapr-vcluster-common';
import { lazyClient } from './lazyClient';

const REF = { host: 'h', namespace: 'n', name: 'a' };

function client(fetch: typeof globalThis.fetch) {
  return lazyClient({
    discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
    fetchApi: { fetch },
  });
}

/** Names of the methods of a prototype, inherited ones included. */
function methodsOf(prototype: object): string[] {
  const above = Object.getPrototypeOf(prototype);
  return [
    ...Object.getOwnPropertyNames(prototype).filter(
      name => name !== 'constructor',
    ),
    ...(above === Object.prototype ? [] : methodsOf(above)),
  ];
}

describe('lazyClient', () => {
  it('has every method of the client', () => {
    const lazy = client(jest.fn());
    const methods = methodsOf(DaprVclusterClient.prototype);
    expect(methods).toEqual(
      expect.arrayContaining(['listHosts', 'applyComponent', 'followLog']),
    );
    for (const name of methods) {
      expect(typeof lazy[name as keyof typeof lazy]).toBe('function');
    }
  });

  it('passes calls on, and their errors', async () => {
    const fetch = jest.fn(async () =>
      Response.json(
        { error: { name: 'NotFoundError', message: 'none' } },
        { status: 404 },
      ),
    );
    await expect(client(fetch).getTenant(REF)).rejects.toThrow(
      DaprVclusterError,
    );
    expect(fetch).toHaveBeenCalledWith(
      'http://portal/api/dapr-vcluster/tenants/h/n/a',
      expect.anything(),
    );
  });

  it('streams', async () => {
    const lines = '{"type":"alive"}\n{"type":"alive"}\n';
    const fetch = jest.fn(async () => new Response(lines));
    const events = [];
    const following = client(fetch).followLog(
      REF,
      { namespace: 'default', pod: 'p', container: 'c' },
      {},
    );
    for await (const event of following) {
      events.push(event);
    }
    expect(events).toEqual([{ type: 'alive' }, { type: 'alive' }]);
  });

  it('can be awaited', async () => {
    const lazy = client(jest.fn());
    await expect(Promise.resolve(lazy)).resolves.toBe(lazy);
  });
});
