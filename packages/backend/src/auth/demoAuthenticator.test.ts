import { ConfigReader } from '@backstage/config';
import { demoAuthenticator } from './demoAuthenticator';

const initialize = (roles: object[]) =>
  demoAuthenticator.initialize({ config: new ConfigReader({ roles }) });

describe('demoAuthenticator', () => {
  const { NODE_ENV } = process.env;

  const setNodeEnv = (value: string | undefined) =>
    Object.assign(process.env, { NODE_ENV: value });

  afterEach(() => setNodeEnv(NODE_ENV));

  it('refuses to start without roles', () => {
    expect(() => initialize([])).toThrow('auth.providers.demo.roles is empty');
  });

  it('refuses to start in production', () => {
    setNodeEnv('production');
    expect(() => initialize([{ user: 'ann', title: 'Ann' }])).toThrow(
      /refused when NODE_ENV is "production"; configure a real/,
    );
  });

  it('names the role whose title is missing', () => {
    expect(() => initialize([{ user: 'ann' }])).toThrow(/title/);
  });
});
