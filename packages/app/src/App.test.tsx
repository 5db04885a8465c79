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
  it('starts with the choice of roles', async () => {
    // The build puts the configuration there as an object; a real environment
    // would turn it into text, hence the replacement of the whole.
    Object.assign(process, {
      env: { NODE_ENV: 'test', APP_CONFIG: [{ context: 'test', data }] },
    });
    render(app.createRoot());
    expect(
      await screen.findByRole('button', { name: 'Sign in as Ann' }),
    ).toBeInTheDocument();
  });
});
