import { ConfigApi } from '@backstage/core-plugin-api';

/** A role of the sign-in page, from `auth.providers.demo.roles`. */
export type DemoRole = {
  /** Name of the catalog user. */
  user: string;
  title: string;
  /** Description of the permissions of this role. */
  description: string;
};

/** Reads the roles; the list is empty if the demo provider is not configured. */
export function readDemoRoles(config: ConfigApi): DemoRole[] {
  const roles = config.getOptionalConfigArray('auth.providers.demo.roles');
  return (roles ?? []).map(role => ({
    user: role.getString('user'),
    title: role.getString('title'),
    description: role.getString('description'),
  }));
}
