import { screen } from '@testing-library/react';
import { ComponentFormValue } from 'backstage-plugin-dapr-vcluster-common';
import { fresh } from '../../../dev/fixtures';
import { fakeApi, renderField } from '../../__testUtils__';
import { DaprComponentForm } from './DaprComponentForm';

const REDIS = 'redis.example.com:6379';

const quietApi = () =>
  fakeApi({
    listComponents: async () => ({
      items: [],
      freshness: fresh(),
      declared: { state: 'known', value: 0, observedAt: '' },
    }),
  });
type Api = ReturnType<typeof quietApi>;

const store: ComponentFormValue = {
  namespace: 'default',
  name: 'store',
  type: 'state.redis',
  version: 'v1',
  metadata: [
    { name: 'redisHost', value: REDIS },
    { name: 'keyPrefix', value: 'payments' },
  ],
  scopes: ['writer'],
  ignoreErrors: false,
};

const bus = (topics: string[]): ComponentFormValue => ({
  ...store,
  type: 'pubsub.redis',
  metadata: [
    { name: 'redisHost', value: REDIS },
    { name: 'consumerID', value: 'payments-mine' },
    { name: 'allowedTopics', value: topics.join(',') },
  ],
});
const refusing =
  (
    isRefused: (options?: {
      namespace?: string;
      claims?: readonly string[];
    }) => boolean,
  ) =>
  (api: Api) => {
    const answer = api.getTenantContext.getMockImplementation()!;
    api.getTenantContext.mockImplementation(async (ref, options) => {
      if (isRefused(options)) {
        throw new Error('The host is broken.');
      }
      return answer(ref, options);
    });
  };

it.each<[string, ComponentFormValue, (api: Api) => void, RegExp]>([
  [
    'another namespace, of which there is no answer',
    { ...store, namespace: 'shop' },
    refusing(options => options?.namespace === 'shop'),
    /^Not checked: namespace "shop" of the vcluster, .*The host is broken\./,
  ],
  [
    'another namespace, which is still read',
    { ...store, namespace: 'shop' },
    api => {
      const answer = api.getTenantContext.getMockImplementation()!;
      api.getTenantContext.mockImplementation((ref, options) =>
        options?.namespace === 'shop'
          ? new Promise(() => undefined)
          : answer(ref, options),
      );
    },
    /^Not checked: namespace "shop" .*It is being read\./,
  ],
  [
    'topics that were asked for in vain',
    bus(['payments-own']),
    refusing(options => Boolean(options?.claims?.length)),
    /^Not checked: .* topics and consumer groups of other tenants\. The host is broken\./,
  ],
  [
    'more topics than are asked for',
    bus(Array.from({ length: 30 }, (_, at) => `payments-${at}`)),
    () => undefined,
    /^Not checked: 11 more topics and consumer groups\. The backend/,
  ],
  [
    'Secrets that are unknown although the context is there',
    store,
    api => {
      const answer = api.getTenantContext.getMockImplementation()!;
      api.getTenantContext.mockImplementation(async (ref, options) => ({
        ...(await answer(ref, options)),
        notChecked: [{ what: 'other tenants (G8)', why: 'Forbidden.' }],
      }));
      api.listSecretNames.mockRejectedValue(new Error('You may not.'));
    },
    /^Not checked against the contents of the vcluster: You may not\./,
  ],
])('says that it did not check %s', async (_, value, prepare, text) => {
  const api = quietApi();
  prepare(api);
  renderField(DaprComponentForm, {
    value,
    formData: { tenant: 'sandbox/vcluster-payments/payments' },
    api,
  });
  expect(await screen.findByText(text)).toBeVisible();
  expect(
    await screen.findByText('No problems found in what was checked.'),
  ).toBeVisible();
});
