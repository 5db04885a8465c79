import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Sandbox } from 'dapr-vcluster-sandbox';
import { TestHost } from './portalConfig';
import { TestPolicy } from './testPolicy';

/** A sandbox's hosts as a portal has them: the live one with the rights of the manifest, the recorded one to look at. */
export function sandboxHosts({ hosts }: Sandbox): TestHost[] {
  const { server, portalToken: token } = hosts.sandbox!;
  return [
    { name: 'sandbox', server, token },
    { name: 'recorded', server: hosts.recorded!.server, readOnly: true },
  ];
}

/** Everybody may do everything, guests nothing. */
export const denyGuests: TestPolicy = (_, user) => ({
  result:
    user === 'user:default/guest'
      ? AuthorizeResult.DENY
      : AuthorizeResult.ALLOW,
});
