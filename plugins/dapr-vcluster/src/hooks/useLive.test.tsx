import { TestApiProvider } from '@backstage/frontend-test-utils';
import { act, renderHook, waitFor } from '@testing-library/react';
import { ReactNode } from 'react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { CHANNEL_CHANGED } from 'backstage-plugin-dapr-vcluster-common';
import { daprVclusterApiRef } from '../api';
import { fakeApi, refusal } from '../__testUtils__';
import { FakeSignals } from '../__testUtils__/fakeSignals';
import { useHosts, useTenants } from './queries';

function setup<T>(query: () => T, signals?: FakeSignals) {
  const api = fakeApi();
  const wrapper = (props: { children?: ReactNode }) => (
    <TestApiProvider
      apis={[
        [daprVclusterApiRef, api],
        ...(signals ? [[signalApiRef, signals] as const] : []),
      ]}
    >
      {props.children}
    </TestApiProvider>
  );
  const hook = renderHook(query, { wrapper });
  return { api, hook };
}

function show(visibility: DocumentVisibilityState) {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
}

describe('useLive', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });
  const pass = (ms: number) =>
    act(async () => {
      await jest.advanceTimersByTimeAsync(ms);
    });

  it('polls every 15 seconds, with or without the signals plugin', async () => {
    const { api, hook } = setup(() => useHosts());
    await waitFor(() => expect(hook.result.current.data).toHaveLength(3));
    expect(api.listHosts).toHaveBeenCalledTimes(1);
    await pass(14_000);
    expect(api.listHosts).toHaveBeenCalledTimes(1);
    await pass(2_000);
    expect(api.listHosts).toHaveBeenCalledTimes(2);
  });

  it('polls once a minute while signals arrive, but only data that is signalled', async () => {
    const signals = new FakeSignals();
    const { api, hook } = setup(
      () => ({ tenants: useTenants({}), hosts: useHosts() }),
      signals,
    );
    await waitFor(() => expect(hook.result.current.hosts.data).toHaveLength(3));
    await pass(16_000);
    // No signal has arrived yet.
    expect(api.listTenants).toHaveBeenCalledTimes(2);
    signals.send(CHANNEL_CHANGED, { tenant: 'h/n/t', revision: '2' });
    await pass(1_000);
    expect(api.listTenants).toHaveBeenCalledTimes(3);
    await pass(57_000);
    expect(api.listTenants).toHaveBeenCalledTimes(3);
    // Changes of hosts are not signalled.
    expect(api.listHosts.mock.calls.length).toBeGreaterThan(4);
    await pass(3_000);
    expect(api.listTenants).toHaveBeenCalledTimes(4);
  });

  it('polls at the normal interval again after five minutes without a signal', async () => {
    const signals = new FakeSignals();
    const { api, hook } = setup(() => useTenants({}), signals);
    await waitFor(() => expect(hook.result.current.data).toBeDefined());
    signals.send(CHANNEL_CHANGED, { tenant: 'h/n/t', revision: '2' });
    await pass(5 * 60_000);
    const before = api.listTenants.mock.calls.length;
    await pass(61_000);
    expect(api.listTenants.mock.calls.length).toBeGreaterThanOrEqual(
      before + 4,
    );
  });

  it('does not poll while the page is hidden', async () => {
    const { api, hook } = setup(() => useHosts());
    await waitFor(() => expect(hook.result.current.data).toHaveLength(3));
    show('hidden');
    await pass(120_000);
    expect(api.listHosts).toHaveBeenCalledTimes(1);
    show('visible');
    await pass(16_000);
    expect(api.listHosts).toHaveBeenCalledTimes(2);
  });

  it('retries after a refusal at the normal interval, and earlier after other errors', async () => {
    const { api, hook } = setup(() => useHosts());
    await waitFor(() => expect(hook.result.current.data).toHaveLength(3));
    api.listHosts.mockRejectedValueOnce(refusal(404, 'not found'));
    await pass(15_000);
    expect(hook.result.current.error?.message).toBe('not found');
    api.listHosts.mockRejectedValueOnce(refusal(503, 'busy'));
    await pass(14_000);
    expect(hook.result.current.error?.message).toBe('not found');
    await pass(1_500);
    expect(hook.result.current.error?.message).toBe('busy');
    await pass(4_500);
    expect(hook.result.current.error).toBeUndefined();
  });

  it('does not share data between clients', async () => {
    const first = setup(() => useHosts());
    await waitFor(() => expect(first.hook.result.current.data).toBeDefined());
    const second = setup(() => useHosts());
    expect(second.hook.result.current.data).toBeUndefined();
    await waitFor(() => expect(second.hook.result.current.data).toBeDefined());
    expect(second.api.listHosts).toHaveBeenCalledTimes(1);
  });
});
