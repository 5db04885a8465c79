import { ClientText, UNKNOWN_CA } from './clientText';

/** What clients of AWS, Azure and Google Cloud say. */
export const CLOUD_TEXTS: readonly ClientText[] = [
  [
    'pubsub.azure.servicebus.topics',
    'permission',
    "unauthorized access. 'Manage' claim(s) are required to perform this operation",
  ],
  [
    'secretstores.azure.keyvault',
    'permission',
    "Forbidden: The user, group or application 'appid=x' does not have secrets get permission on key vault 'shop'",
  ],
  [
    'state.aws.dynamodb',
    'credentials',
    'UnrecognizedClientException: The security token included in the request is invalid.',
  ],
  [
    'pubsub.aws.snssqs',
    'credentials',
    'operation error STS: GetCallerIdentity, https response error StatusCode: 403, RequestID: 1, api error InvalidClientTokenId: The security token included in the request is invalid.',
  ],
  [
    'bindings.aws.s3',
    'credentials',
    'api error SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided.',
  ],
  [
    'secretstores.aws.secretmanager',
    'credentials',
    'NoCredentialProviders: no valid providers in chain. Deprecated.',
  ],
  [
    'secretstores.aws.secretmanager',
    'credentials',
    'failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, request canceled, context deadline exceeded',
  ],
  [
    'secretstores.aws.parameterstore',
    'permission',
    'api error AccessDeniedException: User: arn:aws:iam::1:user/shop is not authorized to perform: ssm:GetParameter',
  ],
  [
    'state.aws.dynamodb',
    'clock',
    'api error InvalidSignatureException: Signature expired: 20260102T000000Z is now earlier than 20260102T000500Z',
  ],
  [
    'bindings.aws.sqs',
    'unreachable',
    'operation error SQS: GetQueueUrl, https response error StatusCode: 0, RequestID: , request send failed, Post "https://sqs.eu-west-1.amazonaws.com/": dial tcp: lookup sqs.eu-west-1.amazonaws.com: no such host',
  ],
  [
    'bindings.aws.kinesis',
    'tls',
    `operation error Kinesis: DescribeStream, request send failed, ${UNKNOWN_CA}`,
  ],

  [
    'secretstores.azure.keyvault',
    'credentials',
    'ClientSecretCredential authentication failed. POST https://login.microsoftonline.com/1/oauth2/v2.0/token RESPONSE 401: 401 Unauthorized { "error": "invalid_client", "error_description": "AADSTS7000215: Invalid client secret provided." }',
  ],
  [
    'secretstores.azure.keyvault',
    'credentials',
    'DefaultAzureCredential: failed to acquire a token. Attempted credentials: EnvironmentCredential: missing environment variable AZURE_TENANT_ID ManagedIdentityCredential: dial tcp 169.254.169.254:80: connect: connection refused',
  ],
  [
    'bindings.azure.blobstorage',
    'credentials',
    'RESPONSE 403: 403 Server failed to authenticate the request. ERROR CODE: AuthenticationFailed',
  ],
  [
    'pubsub.azure.servicebus.topics',
    'credentials',
    '(unauthorized): rpc: failed, status code 401 and description: InvalidSignature: The token has an invalid signature.',
  ],
  [
    'pubsub.azure.eventhubs',
    'permission',
    '*Error{Condition: amqp:unauthorized-access, Description: Unauthorized access. Send claim(s) are required to perform this operation., Info: map[]}',
  ],
  [
    'state.azure.cosmosdb',
    'credentials',
    'RESPONSE 401: 401 Unauthorized ERROR CODE: Unauthorized { "message": "The input authorization token can\'t serve the request." }',
  ],
  [
    'state.azure.blobstorage',
    'permission',
    'RESPONSE 403: 403 This request is not authorized to perform this operation using this permission. ERROR CODE: AuthorizationPermissionMismatch',
  ],
  [
    'secretstores.azure.keyvault',
    'unreachable',
    'ClientSecretCredential authentication failed. Post "https://login.microsoftonline.com/1/oauth2/v2.0/token": dial tcp: lookup login.microsoftonline.com: no such host',
  ],
  [
    'pubsub.azure.servicebus.queues',
    'unreachable',
    '(connlost): dial tcp 1.2.3.4:5671: i/o timeout',
  ],
  [
    'state.azure.tablestorage',
    'tls',
    `Get "https://shop.table.core.windows.net/": ${UNKNOWN_CA}`,
  ],

  [
    'pubsub.gcp.pubsub',
    'credentials',
    'credentials: could not find default credentials. See https://cloud.google.com/docs/authentication/external/set-up-adc for more information',
  ],
  [
    'state.gcp.firestore',
    'credentials',
    'oauth2: "invalid_grant" "Invalid JWT Signature."',
  ],
  [
    'pubsub.gcp.pubsub',
    'credentials',
    'rpc error: code = Unauthenticated desc = Request had invalid authentication credentials.',
  ],
  [
    'pubsub.gcp.pubsub',
    'permission',
    'rpc error: code = PermissionDenied desc = User not authorized to perform this action.',
  ],
  [
    'secretstores.gcp.secretmanager',
    'clock',
    'oauth2: "invalid_grant" "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe."',
  ],
  [
    'pubsub.gcp.pubsub',
    'unreachable',
    'oauth2: cannot fetch token: Post "https://oauth2.googleapis.com/token": dial tcp: lookup oauth2.googleapis.com: no such host',
  ],
  [
    'bindings.gcp.bucket',
    'tls',
    `Get "https://storage.googleapis.com/": ${UNKNOWN_CA}`,
  ],
];
