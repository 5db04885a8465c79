import { ClientTexts, each } from './recogniser';

const AUTH =
  'https://github.com/mongodb/mongo-go-driver/blob/v1.17.7/x/mongo/driver/auth/auth.go';
const CODES =
  'https://github.com/mongodb/mongo/blob/r7.0.14/src/mongo/base/error_codes.yml';

export const MONGODB: ClientTexts = {
  client: 'MongoDB (mongo-go-driver)',
  recognisers: [
    ...each('credentials', AUTH, [
      'unable to authenticate using mechanism',
      'auth error: ',
      'sasl conversation error',
    ]),
    ...each('credentials', CODES, [
      '(AuthenticationFailed)',
      ['(Unauthorized)', 'requires authentication'],
      '(AtlasError) bad auth',
    ]),
    ...each(
      'permission',
      CODES,
      ['(Unauthorized)'],
      'Give the MongoDB user the role readWrite on the database, and name the database of the user with authSource.',
    ),
    ...each(
      'permission',
      'https://www.mongodb.com/docs/atlas/security-add-mongodb-users/',
      ['(AtlasError) user is not allowed to do action'],
      'Give the MongoDB user the role readWrite on the database.',
    ),
    ...each(
      'busy',
      CODES,
      [
        '(NotWritablePrimary)',
        '(NotPrimaryNoSecondaryOk)',
        '(PrimarySteppedDown)',
        '(InterruptedAtShutdown)',
      ],
      'Name all members of the replica set and its name in the address, so that the client finds the primary.',
    ),
    ...each(
      'busy',
      'https://www.mongodb.com/docs/atlas/reference/free-shared-limitations/',
      ['(AtlasError) you are over your space quota'],
      'The cluster is full: delete data, or give it a larger tier.',
    ),
    ...each(
      'unreachable',
      'https://github.com/mongodb/mongo-go-driver/blob/v1.17.7/x/mongo/driver/topology/errors.go',
      ['server selection error', 'server selection timeout'],
    ),
  ],
};
