import { ClientTexts, each } from './recogniser';

const COMMON =
  'https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html';
const CREDENTIALS =
  'https://github.com/aws/aws-sdk-go-v2/blob/v1.42.1/aws/credential_cache.go';

/** The error codes of AWS (SNS, SQS, DynamoDB, S3, Kinesis, Secrets Manager, SSM, SES), which the SDKs repeat. */
export const AWS: ClientTexts = {
  client: 'AWS (aws-sdk-go)',
  recognisers: [
    ...each('clock', COMMON, [
      'RequestTimeTooSkewed',
      'Signature expired: ',
      'Signature not yet current: ',
      'RequestExpired',
    ]),
    ...each('credentials', COMMON, [
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
    ]),
    ...each(
      'credentials',
      'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html',
      ['InvalidIdentityToken', 'IDPRejectedClaim'],
      'Check the role for service accounts: its trust policy must name the issuer of the host and the service account of the host pod.',
    ),
    ...each(
      'credentials',
      'https://github.com/aws/aws-sdk-go/blob/v1.44.214/aws/credentials/chain_provider.go',
      ['NoCredentialProviders', 'EmptyStaticCreds'],
    ),
    ...each('credentials', CREDENTIALS, [
      'failed to refresh cached credentials',
      'static credentials are empty',
      'no EC2 IMDS role found',
      'get identity: get credentials',
    ]),
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
