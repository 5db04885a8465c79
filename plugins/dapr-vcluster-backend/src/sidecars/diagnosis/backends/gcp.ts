import { ClientTexts, each, first } from './recogniser';

const OAUTH = 'https://github.com/golang/oauth2/blob/v0.36.0/internal/token.go';

/** Pub/Sub, Firestore, Secret Manager and Cloud Storage. */
export const GCP: ClientTexts = {
  client: 'Google Cloud (cloud.google.com/go)',
  recognisers: [
    ...each(
      'clock',
      'https://developers.google.com/identity/protocols/oauth2/service-account#error-codes',
      [['invalid_grant', 'Token must be a short-lived token']],
    ),
    ...each('credentials', OAUTH, [
      'invalid_grant',
      'oauth2: "invalid_client"',
      '"unauthorized_client"',
      ['cannot fetch token: 4'],
    ]),
    ...each(
      'credentials',
      'https://github.com/googleapis/google-cloud-go/blob/compute/metadata/v0.7.0/compute/metadata/metadata.go',
      [
        ['metadata: GCE metadata "', 'not defined'],
        'could not find default credentials',
      ],
      'Give the service account that the pod has on the host an identity of Google Cloud (Workload Identity), or the key of a service account in the metadata.',
    ),
    ...each(
      'permission',
      'https://cloud.google.com/service-usage/docs/enable-disable',
      [['API has not been used in project', 'or it is disabled']],
      'Enable the API that the line names in the project.',
    ).map(first),
    ...each(
      'credentials',
      'https://github.com/golang/oauth2/blob/v0.36.0/google/default.go',
      [
        'google: error getting credentials using',
        'private key should be a PEM or plain PKCS1 or PKCS8',
      ],
    ),
    ...each('credentials', 'https://cloud.google.com/apis/design/errors', [
      'Request had invalid authentication credentials',
      'Request is missing required authentication credential',
      'googleapi: Error 401',
      'API key not valid. Please pass a valid API key',
    ]),
    ...each(
      'busy',
      'https://cloud.google.com/apis/design/errors',
      ['code = ResourceExhausted', 'googleapi: Error 429'],
      'Raise the quota of the project, or let fewer sidecars use the API at once.',
    ),
    ...each(
      'permission',
      'https://cloud.google.com/apis/design/errors',
      [
        'IAM_PERMISSION_DENIED',
        'googleapi: Error 403',
        'User not authorized to perform this action',
        'The caller does not have permission',
      ],
      'Give the service account a role in the project that allows it.',
    ),
  ],
};
