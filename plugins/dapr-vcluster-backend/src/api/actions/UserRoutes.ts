import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  CallOptions,
  DaprVclusterClient,
  DaprVclusterError,
  PLUGIN_ID,
  refusalText,
} from 'backstage-plugin-dapr-vcluster-common';

/**
 * This plugin's own routes, called as the person an action runs for: permission checks, audit events and
 * validation are those of the routes, and live only there.
 */
export class UserRoutes {
  readonly #client: DaprVclusterClient;
  readonly #auth: AuthService;

  constructor(services: { auth: AuthService; discovery: DiscoveryService }) {
    this.#auth = services.auth;
    this.#client = new DaprVclusterClient({ discoveryApi: services.discovery });
  }

  /** @throws DaprVclusterError as the route refused it, its message with all the details. */
  async call<T>(
    credentials: BackstageCredentials,
    request: (client: DaprVclusterClient, options: CallOptions) => Promise<T>,
  ): Promise<T> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: PLUGIN_ID,
    });
    try {
      return await request(this.#client, { token });
    } catch (error) {
      if (!(error instanceof DaprVclusterError)) {
        throw error;
      }
      // Whoever reads an action's error sees its message and nothing else.
      const { status, name, details } = error;
      throw new DaprVclusterError(refusalText(error), status, name, details);
    }
  }
}
