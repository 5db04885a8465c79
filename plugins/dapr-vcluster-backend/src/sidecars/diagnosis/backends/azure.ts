import { ClientTexts, each, first } from './recogniser';

const ENTRA =
  'https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes';
const IDENTITY =
  'https://github.com/Azure/azure-sdk-for-go/blob/sdk/azidentity/v1.7.0/sdk/azidentity/errors.go';
const BLOB =
  'https://github.com/Azure/azure-sdk-for-go/blob/sdk/storage/azblob/v1.3.2/sdk/storage/azblob/bloberror/error_codes.go';
const AMQP = 'https://github.com/Azure/go-amqp/blob/v1.0.5/errors.go';

const IDENTITY_FIX =
  'Give the pod an identity on the host (azureClientId, and the label azure.workload.identity/use for a workload identity), or azureTenantId, azureClientId and azureClientSecret in the metadata.';

const AZURE_LOGIN_FIX =
  'Correct the connection string or key in the Secret that the Dapr Component refers to, or the identity of the pod and its role; if they are right, check the key of each secretKeyRef.';

/** Entra ID, Service Bus, Event Hubs, Cosmos DB, Key Vault, Storage and App Configuration. */
export const AZURE: ClientTexts = {
  client: 'Azure (azure-sdk-for-go)',
  recognisers: [
    ...each(
      'clock',
      BLOB,
      [
        'Request date header too old',
        'The Date header in the request is incorrect',
      ],
      'Set the clock of the node (NTP): Azure takes requests of the last 15 minutes.',
    ),
    ...each('clock', ENTRA, ['AADSTS700024', 'AADSTS500133']),
    ...each(
      'credentials',
      'https://learn.microsoft.com/en-us/entra/workload-id/workload-identity-federation-considerations',
      ['AADSTS70021', 'AADSTS70024'],
      'Give the application or managed identity a federated credential with the issuer of the host, the subject that the line names (the service account that the pod has on the host) and audience api://AzureADTokenExchange.',
    ),
    ...each(
      'credentials',
      ENTRA,
      ['AADSTS', ['"error"', '"invalid_client"']],
      'Correct azureTenantId, azureClientId and azureClientSecret, or renew the client secret: the line names which by its AADSTS number.',
    ),
    ...each(
      'credentials',
      IDENTITY,
      [
        'Credential: failed to acquire a token',
        'ManagedIdentityCredential authentication failed',
        'missing environment variable AZURE_',
        'no client ID specified. Check pod configuration',
        'no default identity is assigned to this resource',
        'the requested identity isn',
        'managed identity timed out',
        'no suitable token provider for Azure AD',
        'MSI endpoint is not available',
        '169.254.169.254/metadata/identity',
      ],
      IDENTITY_FIX,
    ),
    ...each(
      'credentials',
      'https://github.com/dapr/components-contrib/blob/v1.18.4/common/authentication/azure/auth.go',
      [
        'pkcs12: decryption password incorrect',
        'PKCS#12 certificate must contain an RSA private key',
      ],
      'Correct azureCertificate and azureCertificatePassword: they belong together, and the certificate needs its private key.',
    ),
    ...each(
      'credentials',
      BLOB,
      [
        'AuthenticationFailed',
        'InvalidAuthenticationInfo',
        'NoAuthenticationInformation',
      ],
      'Check accountName and accountKey, or the identity of the pod, and that the clock of the node is right.',
    ),
    ...each(
      'credentials',
      'https://github.com/Azure/azure-sdk-for-go/blob/sdk/messaging/azservicebus/v1.7.1/sdk/messaging/azservicebus/internal/errors.go',
      [
        '(unauthorized): ',
        'status code 401 and description',
        'server says (401)',
        'InvalidSignature',
        'The token has an invalid signature',
        'Put token failed',
        'claim is empty or token is invalid',
      ],
      AZURE_LOGIN_FIX,
    ),
    ...each('credentials', AMQP, ['amqp:unauthorized-access'], AZURE_LOGIN_FIX),
    ...each(
      'credentials',
      'https://learn.microsoft.com/en-us/rest/api/cosmos-db/http-status-codes-for-cosmosdb',
      ["The input authorization token can't serve the request", 'RESPONSE 401'],
      AZURE_LOGIN_FIX,
    ),
    ...each(
      'credentials',
      'https://learn.microsoft.com/en-us/azure/key-vault/general/rest-error-codes',
      ['AKV10000', 'AKV10022', 'AKV10032', 'AKV10046'],
      AZURE_LOGIN_FIX,
    ),
    ...each(
      'permission',
      BLOB,
      [
        'AuthorizationFailure',
        'AuthorizationPermissionMismatch',
        'AuthorizationFailed',
        'InsufficientAccountPermissions',
        'RESPONSE 403',
        'ForbiddenByRbac',
        'ForbiddenByPolicy',
        'ForbiddenByFirewall',
        'PublicAccessNotPermitted',
      ],
      'Give the identity a role on the Azure resource that allows it, and let the network of the cluster through its firewall.',
    ),
    ...each(
      'permission',
      'https://learn.microsoft.com/en-us/azure/service-bus-messaging/service-bus-sas',
      [
        ['Unauthorized access for ', ' operation on endpoint'],
        'Authorization failed for specified action: ',
      ],
      'Use a shared access policy with the claim Manage, or a role of data owner; or create topics and subscriptions beforehand and set disableEntityManagement to "true".',
    ).map(first),
    ...each(
      'permission',
      'https://learn.microsoft.com/en-us/azure/service-bus-messaging/service-bus-sas',
      ['claim(s) are required to perform this operation'],
      'Use a shared access policy with the claims that are named: Manage where Dapr creates topics and subscriptions.',
    ).map(first),
    ...each(
      'permission',
      'https://learn.microsoft.com/en-us/azure/key-vault/general/rest-error-codes',
      [['does not have', 'permission on key vault']],
      'Give the identity the permissions get and list on the secrets of the key vault.',
    ),
    ...each(
      'permission',
      'https://learn.microsoft.com/en-us/azure/event-hubs/event-hubs-ip-filtering',
      [
        'Ip has been prevented to connect to the endpoint',
        'Public network access is disabled',
        ['Client address is not authorized', 'trusted service'],
      ],
      'Let the cluster through the firewall of the Azure resource: its address, its subnet, or a private endpoint.',
    ).map(first),
    ...each(
      'busy',
      'https://learn.microsoft.com/en-us/azure/service-bus-messaging/service-bus-quotas',
      [['The maximum number of', 'has been reached']],
      'A quota of the namespace is used up: delete what nobody needs, or raise it.',
    ).map(first),
    ...each(
      'credentials',
      BLOB,
      ['KeyBasedAuthenticationNotPermitted'],
      'The account takes no keys: leave accountKey out and give the pod an identity (azureClientId and the like), or allow keys on the account.',
    ).map(first),
    ...each(
      'busy',
      'https://learn.microsoft.com/en-us/rest/api/cosmos-db/http-status-codes-for-cosmosdb',
      [
        'RESPONSE 429',
        'ERROR CODE: TooManyRequests',
        'amqp:resource-limit-exceeded',
        'com.microsoft:server-busy',
      ],
      'Give the Azure resource more units, or let fewer sidecars use it at once.',
    ),
    ...each(
      'unreachable',
      'https://github.com/Azure/azure-sdk-for-go/blob/sdk/messaging/azservicebus/v1.7.1/sdk/messaging/azservicebus/internal/exported/error.go',
      ['(connlost): '],
    ),
  ],
};
