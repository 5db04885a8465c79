import { renderInTestApp } from '@backstage/frontend-test-utils';
import { discoveryApiRef } from '@backstage/frontend-plugin-api';
import { IdentityApi } from '@backstage/core-plugin-api';
import { JsonObject } from '@backstage/types';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DemoSignInPage } from './DemoSignInPage';
import { roleSession } from './roleSession';

const roles = [
  { user: 'ann', title: 'Ann', description: 'Owns what team-a owns.' },
  { user: 'guest', title: 'Guest', description: 'Changes nothing.' },
];

const session = {
  profile: { displayName: 'Ann' },
  backstageIdentity: {
    token: 'a.e30.c',
    identity: {
      type: 'user',
      userEntityRef: 'user:default/ann',
      ownershipEntityRefs: ['user:default/ann'],
    },
  },
};

const discovery = { getBaseUrl: async () => 'http://localhost/api/auth' };

function show(offered: JsonObject[] = roles) {
  const onSignInSuccess = jest.fn();
  renderInTestApp(<DemoSignInPage onSignInSuccess={onSignInSuccess} />, {
    apis: [[discoveryApiRef, discovery]],
    config: {
      app: { sandboxNotice: 'Simulation' },
      auth: { providers: { demo: { roles: offered } } },
    },
  });
  return onSignInSuccess;
}

const button = (name: string) => screen.findByRole('button', { name });

describe('DemoSignInPage', () => {
  const fetchMock = jest.fn();

  beforeEach(() => {
    sessionStorage.clear();
    fetchMock.mockReset();
    Object.assign(global, { fetch: fetchMock });
  });

  const answer = (ok: boolean, body: object) =>
    fetchMock.mockResolvedValue({
      ok,
      status: ok ? 200 : 401,
      statusText: 'status',
      headers: new Headers({ 'content-type': 'application/json' }),
      json: async () => body,
      text: async () => JSON.stringify(body),
    });

  it('offers the configured roles with their descriptions', async () => {
    show();
    expect(await button('Sign in as Ann')).toHaveAccessibleDescription(
      'Owns what team-a owns.',
    );
    expect(await button('Sign in as Guest')).toBeInTheDocument();
    expect(screen.getByText('Simulation')).toBeInTheDocument();
  });

  it('shows that no sign-in provider is configured', async () => {
    show([]);
    expect(
      await screen.findByText(/No sign-in provider is configured/),
    ).toBeInTheDocument();
  });

  it('signs in with the selected role and remembers it for the tab', async () => {
    answer(true, session);
    const onSignInSuccess = show();
    await userEvent.click(await button('Sign in as Ann'));
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalled());
    const [url, { headers }] = fetchMock.mock.calls[0];
    expect(url).toBe('http://localhost/api/auth/demo/refresh');
    expect(headers.get('x-demo-user')).toBe('ann');
    expect(roleSession.get()).toBe('ann');

    const identity: IdentityApi = onSignInSuccess.mock.calls[0][0];
    await expect(identity.getBackstageIdentity()).resolves.toMatchObject({
      userEntityRef: 'user:default/ann',
    });
    await expect(identity.getCredentials()).resolves.toEqual({
      token: 'a.e30.c',
    });
    await identity.signOut();
    expect(roleSession.get()).toBeUndefined();
  });

  it('signs in with the remembered role', async () => {
    roleSession.set('ann');
    answer(true, session);
    const onSignInSuccess = show();
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalled());
  });

  it('shows the error and allows another selection', async () => {
    answer(false, { error: { name: 'X', message: 'names no role' } });
    const onSignInSuccess = show();
    await userEvent.click(await button('Sign in as Ann'));
    expect(
      await screen.findByText(/Could not sign in as ann/),
    ).toBeInTheDocument();
    answer(true, session);
    await userEvent.click(await button('Sign in as Ann'));
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalled());
  });
});
