import { ClientTexts, each } from './recogniser';

const CODES = 'https://www.rfc-editor.org/rfc/rfc4954';

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
      'tls',
      'https://github.com/go-gomail/gomail/blob/81ebce5c23dfd25c6c67194b37d3dd3f338c98b1/auth.go',
      ['gomail: unencrypted connection', '530 5.7.0 Must issue a STARTTLS'],
      'Use the port on which the server speaks TLS (465 or 587).',
    ),
  ],
};
