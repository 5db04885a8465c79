import { ClientTexts, each } from './recogniser';

const API = 'https://developer.hashicorp.com/vault/api-docs#http-status-codes';

export const VAULT: ClientTexts = {
  client: 'HashiCorp Vault',
  recognisers: [
    ...each('credentials', API, [
      ['status code 403', 'permission denied'],
      ['status code: 403', 'permission denied'],
      ['errors', 'invalid token'],
      'missing client token',
      ['Code: 403. Errors', 'permission denied'],
      ["couldn't get", 'secret', '403', 'invalid token'],
    ]),
    ...each(
      'credentials',
      'https://github.com/dapr/components-contrib/blob/v1.18.4/secretstores/hashicorp/vault/vault.go',
      ["couldn't read vault token from mount path"],
      'Mount the token into daprd (dapr.io/volume-mounts), or give vaultToken by a reference to a Secret.',
    ),
    ...each(
      'busy',
      API,
      ['Vault is sealed', ['status code 503', 'sealed']],
      'Unseal Vault.',
    ),
    ...each(
      'busy',
      'https://developer.hashicorp.com/vault/api-docs/system/health',
      ['Vault is not initialized'],
      'Initialize Vault (vault operator init), and unseal it.',
    ),
    ...each(
      'busy',
      'https://developer.hashicorp.com/vault/docs/concepts/ha',
      ['local node not active but active cluster node not found'],
      'Vault has no active node at the moment: unseal its nodes, and look at their log.',
    ),
    ...each(
      'busy',
      'https://developer.hashicorp.com/vault/api-docs/system/health',
      ['Vault is in standby mode'],
      'Use the address of the active node of Vault, or of its Service that follows it.',
    ),
  ],
};
