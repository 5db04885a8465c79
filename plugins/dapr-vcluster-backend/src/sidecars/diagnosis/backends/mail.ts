import { ClientTexts, each, first } from './recogniser';

const CODES = 'https://www.rfc-editor.org/rfc/rfc4954';

const TWILIO =
  'https://github.com/dapr/components-contrib/blob/v1.18.4/bindings/twilio';

/** Services that send mail and messages by HTTP. */
export const TWILIO_TEXTS: ClientTexts = {
  client: 'Twilio and SendGrid',
  recognisers: each('credentials', TWILIO, [
    'error from Twilio (401)',
    'error from Twilio (403)',
    'error from SendGrid: sending email failed: 401',
    'error from SendGrid: sending email failed: 403',
  ]).concat(
    each(
      'permission',
      TWILIO,
      [['SendGrid', 'does not match a verified Sender Identity']],
      'Use an address of the sender (emailFrom) that is verified in SendGrid, or verify it.',
    ).map(first),
  ),
};

const APNS_REASONS =
  'https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns';

/**
 * Apple's push service: the binding passes its reason on. Reasons that are about one device, such as BadDeviceToken, are
 * no log-in.
 */
export const APNS: ClientTexts = {
  client: 'Apple Push Notification Service',
  recognisers: [
    ...each(
      'credentials',
      APNS_REASONS,
      ['InvalidProviderToken', 'MissingProviderToken'],
      'Correct key-id and team-id, and the private key in the Secret that private-key refers to: the three belong together.',
    ),
    ...each(
      'credentials',
      APNS_REASONS,
      ['BadEnvironmentKeyInToken', 'BadCertificateEnvironment'],
      'Use a key of the environment that the Dapr Component uses: development "true" is the sandbox.',
    ),
    // daprd signs a new one every 55 minutes, so that only the clocks can differ.
    ...each(
      'credentials',
      APNS_REASONS,
      ['ExpiredProviderToken'],
      'Set the clock of the node (NTP): Apple takes the signature of daprd for an hour, and daprd renews it in time.',
    ),
    ...each(
      'permission',
      APNS_REASONS,
      ['TopicDisallowed'],
      'Use an apns-topic that the key may send to: the bundle id of an app of the same team.',
    ),
    ...each(
      'busy',
      APNS_REASONS,
      ['TooManyProviderTokenUpdates'],
      'Let fewer sidecars use the same key: Apple takes a new signature of it every 20 minutes only.',
    ),
  ],
};

export const MAIL: ClientTexts = {
  client: 'SMTP (gomail)',
  recognisers: [
    ...each('credentials', CODES, [
      '535 5.7.',
      '535 Authentication',
      '535 Incorrect authentication data',
      '534 5.7.',
      '534-5.7.',
      '535-5.7.',
      '530 5.7.0 Authentication',
      '530-5.7.0 Authentication',
      '530 5.7.1 Authentication',
      'Application-specific password required',
      '530 Authentication required',
      'Username and Password not accepted',
    ]),
    ...each(
      'credentials',
      'https://github.com/golang/go/blob/go1.26.0/src/net/smtp/smtp.go',
      ["smtp: server doesn't support AUTH"],
      'Leave user and password out, or use the port on which the server offers AUTH.',
    ),
    ...each(
      'credentials',
      CODES,
      ['504 5.7.4 Unrecognized authentication type'],
      'The server takes no login of this kind on this port: use port 587, and an account for which SMTP with a password is allowed.',
    ),
    ...each(
      'permission',
      'https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3',
      [
        'permissions to send as this sender',
        '550 5.7.1',
        '553 5.7.1',
        'Sender address rejected',
        'Relaying denied',
        'Relay access denied',
      ],
      'Use a sender (emailFrom) that the account may send as, and recipients that the server takes.',
    ),
    ...each('busy', 'https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3', [
      'sending email failed: 421',
      'sending email failed: 450',
      'sending email failed: 451',
      'sending email failed: 452',
    ]),
    ...each(
      'tls',
      'https://github.com/go-gomail/gomail/blob/81ebce5c23dfd25c6c67194b37d3dd3f338c98b1/auth.go',
      ['gomail: unencrypted connection', '530 5.7.0 Must issue a STARTTLS'],
      'Use the port on which the server speaks TLS (465 or 587).',
    ),
  ],
};
