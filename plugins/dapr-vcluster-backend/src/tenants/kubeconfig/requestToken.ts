import {
  isNotFound,
  KubeClient,
  KubeObject,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { conflict, unavailable } from '../../platform/errors';
import { ACCOUNT_NAMESPACE } from './accounts';

/** The subresource `token` of service accounts takes an object of another kind. */
const TOKEN_REQUESTS: Resource = {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  plural: 'serviceaccounts',
  namespaced: true,
};

type TokenRequest = KubeObject & {
  status?: { token?: string; expirationTimestamp?: string };
};

/** A bearer token, a secret; `expiresAt` as the API server says, which may be sooner than asked. */
export type IssuedToken = { token: string; expiresAt: string };

/**
 * Asks the vcluster for a token of a service account (TokenRequest, authentication.k8s.io/v1). It ends when it says, and
 * when the account is deleted, because it names the account's uid.
 *
 * @throws ConflictError when the account was deleted meanwhile, ServiceUnavailableError for an answer without a token.
 */
export async function requestToken(
  client: KubeClient,
  account: string,
  minutes: number,
): Promise<IssuedToken> {
  const request = {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    metadata: { namespace: ACCOUNT_NAMESPACE, name: account },
    spec: { expirationSeconds: minutes * 60 },
  };
  const { status } = await client
    .create<TokenRequest>(TOKEN_REQUESTS, request, { subresource: 'token' })
    .catch(error => {
      throw isNotFound(error)
        ? conflict('all kubeconfigs of the tenant were revoked meanwhile', {
            fix: 'Ask for a new one.',
          })
        : error;
    });
  const { token, expirationTimestamp: expiresAt } = status ?? {};
  if (!token || !expiresAt) {
    throw unavailable('the vcluster has issued no token', {
      fix: 'Look at the log of its API server.',
    });
  }
  return { token, expiresAt };
}
