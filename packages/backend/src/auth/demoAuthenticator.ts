import { AuthenticationError, InputError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';

/** Request header with the name of the demo user. */
export const DEMO_USER_HEADER = 'x-demo-user';

/** A user name in the configuration. */
export type DemoSignIn = {
  user: string;
  title: string;
};

/**
 * Trusts the request header {@link DEMO_USER_HEADER} for users in
 * `auth.providers.demo.roles`, but not in a production process.
 *
 * @throws InputError at startup without configured roles, or in production
 */
export const demoAuthenticator = createProxyAuthenticator({
  defaultProfileTransform: async (result: DemoSignIn) => ({
    profile: { displayName: result.title },
  }),

  initialize({ config }) {
    if (process.env.NODE_ENV === 'production') {
      throw new InputError(
        'auth.providers.demo lets everybody in and is refused when NODE_ENV is "production"; configure a real sign-in provider',
      );
    }
    const roles = (config.getOptionalConfigArray('roles') ?? []).map(role => ({
      user: role.getString('user'),
      title: role.getString('title'),
    }));
    if (roles.length === 0) {
      throw new InputError(
        'auth.providers.demo.roles is empty; list at least one role with user, title and description',
      );
    }
    return new Map(roles.map(role => [role.user, role]));
  },

  async authenticate({ req }, roles) {
    const user = req.header(DEMO_USER_HEADER);
    const choice = `use one of ${[...roles.keys()].join(', ')}`;
    if (!user) {
      throw new AuthenticationError(
        `The request has no header ${DEMO_USER_HEADER}; ${choice}`,
      );
    }
    const role = roles.get(user);
    if (!role) {
      throw new AuthenticationError(
        `The header ${DEMO_USER_HEADER} does not contain a role of this demo; ${choice}`,
      );
    }
    return { result: role };
  },
});
