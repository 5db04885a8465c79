import { AuthService } from '@backstage/backend-plugin-api';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import {
  CallOptions,
  DaprVclusterClient,
  PLUGIN_ID,
} from 'backstage-plugin-dapr-vcluster-common';
import { toScaffolderError } from './errors';

/** The running task: its initiator and its cancel signal. */
export type Initiator = Pick<
  ActionContext<JsonObject>,
  'getInitiatorCredentials' | 'signal'
>;

/** Calls the backend on behalf of the user who runs the template. */
export class UserBackend {
  readonly #client: DaprVclusterClient;
  readonly #auth: AuthService;

  constructor(client: DaprVclusterClient, auth: AuthService) {
    this.#client = client;
    this.#auth = auth;
  }

  /**
   * Sends one request.
   *
   * @param signal - ends the request; the task's own cancel signal unless given
   * @throws an error of `@backstage/errors` that says what was refused and what to do, see {@link toScaffolderError}
   */
  async call<T>(
    task: Initiator,
    request: (client: DaprVclusterClient, options: CallOptions) => Promise<T>,
    signal: AbortSignal | undefined = task.signal,
  ): Promise<T> {
    try {
      const { token } = await this.#auth.getPluginRequestToken({
        onBehalfOf: await task.getInitiatorCredentials(),
        targetPluginId: PLUGIN_ID,
      });
      return await request(this.#client, { token, signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw toScaffolderError(error);
    }
  }
}
