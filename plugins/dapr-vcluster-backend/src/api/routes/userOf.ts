import {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';

/** Entity ref of the user who calls an operation that the table admits users only to. */
export function userOf(credentials: BackstageCredentials): string {
  const { principal } =
    credentials as BackstageCredentials<BackstageUserPrincipal>;
  return principal.userEntityRef;
}
