import { AuthenticationError, InputError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';

/** Request header naming the demo user who signs in. */
export const DEMO_USER_HEADER = 'x-demo-user';

/** Who asked to sign in: a user name that the configuration lists. */
export type DemoSignIn = {
  user: string;
  title: string;
};

/**
 * Believes the request header {@link DEMO_USER_HEADER}, but only for users that
 * `auth.providers.demo.roles` lists, and never in a production process.
 *
 * @throws InputError at start when the configuration lists no role, or in production.
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
        `The header ${DEMO_USER_HEADER} names no role of this demo; ${choice}`,
      );
    }
    return { result: role };
  },
});
