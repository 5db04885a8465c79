import { ProxiedSignInPage, WarningPanel } from '@backstage/core-components';
import { IdentityApi, SignInPageProps } from '@backstage/core-plugin-api';
import { useState } from 'react';
import { ChooseRole } from './ChooseRole';
import { roleSession } from './roleSession';

/** Request header with the role for the `demo` auth provider. */
const ROLE_HEADER = 'x-demo-user';

/** Clears the role on sign-out; otherwise, the next page load would sign in again. */
function forgetRoleOnSignOut(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: async () => {
      roleSession.clear();
      await identity.signOut();
    },
  };
}

/** Lists the configured roles and signs in with the `demo` provider of the backend. */
export function DemoSignInPage(props: SignInPageProps) {
  const [user, setUser] = useState(roleSession.get);

  const choose = (next: string) => {
    roleSession.set(next);
    setUser(next);
  };

  if (!user) {
    return <ChooseRole onChoose={role => choose(role.user)} />;
  }
  return (
    <ProxiedSignInPage
      key={user}
      provider="demo"
      headers={{ [ROLE_HEADER]: user }}
      onSignInSuccess={identity =>
        props.onSignInSuccess(forgetRoleOnSignOut(identity))
      }
      ErrorComponent={({ error }) => (
        <ChooseRole
          onChoose={role => {
            // Starts a new attempt for the same role too.
            setUser(undefined);
            queueMicrotask(() => choose(role.user));
          }}
          problem={
            <WarningPanel
              severity="error"
              title={`Could not sign in as ${user}`}
              message={error?.message}
            />
          }
        />
      )}
    />
  );
}
