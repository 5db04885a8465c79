import { PLUGIN_ID } from '../constants';
import { DaprVclusterError } from './errors';

/**
 * What the client needs of Backstage: both the frontend's and the backend's services fit.
 *
 * @public
 */
export type ClientOptions = {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi?: { fetch: typeof fetch };
};

/**
 * Per call: a backend passes a plugin request token, a page passes nothing.
 *
 * @public
 */
export type CallOptions = { token?: string; signal?: AbortSignal };

/** One request; what of the query is undefined or false is left out. */
export type SendOptions = CallOptions & {
  method: string;
  body?: unknown;
  query?: Record<string, string | number | boolean | undefined>;
};

/** Sends one request; throws {@link DaprVclusterError} for anything but a success. */
export function createSend(options: ClientOptions) {
  const doFetch = options.fetchApi?.fetch ?? fetch;
  return async function send(
    path: string,
    call: SendOptions,
  ): Promise<Response> {
    const base = await options.discoveryApi.getBaseUrl(PLUGIN_ID);
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(call.query ?? {})) {
      if (value !== undefined && value !== false) {
        query.set(key, String(value));
      }
    }
    const search = query.size > 0 ? `?${query}` : '';
    const response = await doFetch(`${base}${path}${search}`, {
      method: call.method,
      signal: call.signal,
      headers: {
        ...(call.token && { Authorization: `Bearer ${call.token}` }),
        ...(call.body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
    });
    if (!response.ok) {
      throw await DaprVclusterError.fromResponse(response);
    }
    return response;
  };
}
