import { render, screen } from '@testing-library/react';
import app from './App';

const data = {
  app: { title: 'Test', baseUrl: 'http://localhost' },
  backend: { baseUrl: 'http://localhost' },
  auth: {
    providers: {
      demo: {
        roles: [{ user: 'ann', title: 'Ann', description: 'Owns team-a.' }],
      },
    },
  },
};

describe('App', () => {
  it('starts with the sign-in page', async () => {
    // The build sets the configuration as an object, but a real environment would
    // convert it to a string, so the whole environment is replaced.
    Object.assign(process, {
      env: { NODE_ENV: 'test', APP_CONFIG: [{ context: 'test', data }] },
    });
    render(app.createRoot());
    expect(
      await screen.findByRole('button', { name: 'Sign in as Ann' }),
    ).toBeInTheDocument();
  });
});
