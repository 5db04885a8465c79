import { ConfigApi } from '@backstage/core-plugin-api';

/** One role the sign-in page offers, as configured under `auth.providers.demo.roles`. */
export type DemoRole = {
  /** Name of the catalog user. */
  user: string;
  title: string;
  /** What this role may do, in a sentence. */
  description: string;
};

/** Reads the offered roles; an empty list means that the demo provider is not configured. */
export function readDemoRoles(config: ConfigApi): DemoRole[] {
  const roles = config.getOptionalConfigArray('auth.providers.demo.roles');
  return (roles ?? []).map(role => ({
    user: role.getString('user'),
    title: role.getString('title'),
    description: role.getString('description'),
  }));
}
