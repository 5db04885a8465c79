import { ClientTexts, each, first } from './recogniser';

const COMMON =
  'https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html';
const CREDENTIALS =
  'https://github.com/aws/aws-sdk-go-v2/blob/v1.42.1/aws/credential_cache.go';

const NO_CREDENTIALS =
  'Give the service account that the pod has on the host a role (IRSA or EKS Pod Identity), or accessKey and secretKey by references to a Secret.';

const LOGIN_FIX =
  'Correct accessKey, secretKey and sessionToken in the Secret that the Dapr Component refers to, and the region; temporary keys expire.';

/** The error codes of AWS (SNS, SQS, DynamoDB, S3, Kinesis, Secrets Manager, SSM, SES), which the SDKs repeat. */
export const AWS: ClientTexts = {
  client: 'AWS (aws-sdk-go)',
  recognisers: [
    ...each(
      'permission',
      'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html',
      ['Not authorized to perform sts:AssumeRole'],
      'Let the trust policy of the role name the service account that the pod has on the host.',
    ).map(first),
    ...each('clock', COMMON, [
      'RequestTimeTooSkewed',
      'Signature expired: ',
      'Signature not yet current: ',
      'RequestExpired',
    ]),
    ...each(
      'credentials',
      CREDENTIALS,
      [
        'failed to retrieve credentials',
        'failed to retrieve jwt',
        'no EC2 IMDS role found',
        'static credentials are empty',
        'NoCredentialProviders',
        'EmptyStaticCreds',
      ],
      NO_CREDENTIALS,
    ),
    ...each(
      'credentials',
      COMMON,
      [
        'UnrecognizedClientException',
        'InvalidClientTokenId',
        'InvalidAccessKeyId',
        'SignatureDoesNotMatch',
        'InvalidSignatureException',
        'IncompleteSignature',
        'MissingAuthenticationToken',
        'ExpiredToken',
        'The security token included in the request is',
        'AuthFailure',
        'OptInRequired',
      ],
      LOGIN_FIX,
    ),
    ...each(
      'credentials',
      'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
      ['api error InvalidToken: '],
      LOGIN_FIX,
    ),
    ...each(
      'credentials',
      'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
      ['AuthorizationHeaderMalformed'],
      'Set the region to that of the bucket, which the line names.',
    ),
    ...each(
      'credentials',
      'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html',
      ['InvalidIdentityToken', 'IDPRejectedClaim'],
      'Check the role for service accounts: its trust policy must name the issuer of the host and the service account of the host pod.',
    ),
    ...each(
      'credentials',
      CREDENTIALS,
      ['failed to refresh cached credentials', 'get identity: get credentials'],
      NO_CREDENTIALS,
    ),
    ...each(
      'credentials',
      'https://github.com/aws/aws-sdk-go/blob/v1.44.214/aws/session/shared_config.go',
      [
        'SharedCredsLoad',
        'SharedConfigProfileNotExists',
        'failed to get shared config profile',
      ],
      'Leave AWS_PROFILE and the like out of the environment of daprd, or give accessKey and secretKey: there is no such profile in the container.',
    ),
    ...each(
      'busy',
      COMMON,
      [
        'Throttling: ',
        'ThrottlingException',
        'ThrottledException',
        'ProvisionedThroughputExceeded',
        'RequestLimitExceeded',
        'LimitExceededException',
        'TooManyRequestsException',
        'SlowDown: ',
      ],
      'AWS limits the requests: raise the throughput of the resource, or let fewer sidecars use it at once.',
    ),
    ...each(
      'permission',
      'https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html',
      ['Email address is not verified'],
      'Verify the addresses that the line names in SES, in this region; outside of its sandbox only the sender has to be.',
    ),
    ...each(
      'permission',
      COMMON,
      [
        'AccessDenied',
        'AuthorizationError',
        'UnauthorizedOperation',
        'NotAuthorized',
      ],
      'Give the IAM user or role a policy that allows what the line names.',
    ),
  ],
};
