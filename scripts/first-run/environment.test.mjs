import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyEnvironment } from './environment.mjs';

test('has an empty home, and no cache of the person who runs it', () => {
  const env = {
    PATH: '/bin',
    HOME: '/home/ann',
    XDG_CACHE_HOME: '/var/cache/ann',
    npm_config_cache: '/home/ann/.npm',
    npm_config_registry: 'https://registry.example.com',
    YARN_GLOBAL_FOLDER: '/home/ann/.yarn/berry',
    YARN_NPM_REGISTRY_SERVER: 'https://registry.example.com',
  };
  assert.deepEqual(emptyEnvironment(env, '/tmp/home'), {
    PATH: '/bin',
    HOME: '/tmp/home',
    npm_config_registry: 'https://registry.example.com',
    YARN_NPM_REGISTRY_SERVER: 'https://registry.example.com',
  });
});
