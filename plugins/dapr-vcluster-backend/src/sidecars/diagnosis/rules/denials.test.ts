import { injectorDenial } from './denials';

it.each([
  ['error parsing sidecar CPU limit: quantities must match', '"100m"'],
  ['error parsing sidecar memory request: quantities must match', '"64Mi"'],
  ['error parsing dapr.io/max-body-size value: x', '"64Mi"'],
  ['error parsing dapr.io/app-port int value http: x', 'whole number'],
  [
    'error parsing dapr.io/http-max-request-size int value 16MB',
    'whole number',
  ],
  ['error parsing dapr.io/http-read-buffer-size int value 8Ki', 'whole number'],
])('gives an example of what fits: %s', (reason, example) => {
  expect(injectorDenial(reason)).toMatchObject({
    rule: 'rejected/annotation',
    fix: expect.stringContaining(example),
  });
});
