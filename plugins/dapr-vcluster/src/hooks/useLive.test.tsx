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

  it('asks again every 15 seconds, without the signals plugin too', async () => {
    const { api, hook } = setup(() => useHosts());
    await waitFor(() => expect(hook.result.current.data).toHaveLength(3));
    expect(api.listHosts).toHaveBeenCalledTimes(1);
    await pass(14_000);
    expect(api.listHosts).toHaveBeenCalledTimes(1);
    await pass(2_000);
    expect(api.listHosts).toHaveBeenCalledTimes(2);
  });

  it('asks each minute only while signals come of everything that is shown', async () => {
    const signals = new FakeSignals();
    const { api, hook } = setup(
      () => ({ tenants: useTenants({}), hosts: useHosts() }),
      signals,
    );
    await waitFor(() => expect(hook.result.current.hosts.data).toHaveLength(3));
    await pass(16_000);
    // Nothing has been heard yet.
    expect(api.listTenants).toHaveBeenCalledTimes(2);
    signals.send(CHANNEL_CHANGED, { tenant: 'h/n/t', revision: '2' });
    await pass(1_000);
    expect(api.listTenants).toHaveBeenCalledTimes(3);
    await pass(57_000);
    expect(api.listTenants).toHaveBeenCalledTimes(3);
    // Of hosts no change is signalled.
    expect(api.listHosts.mock.calls.length).toBeGreaterThan(4);
    await pass(3_000);
    expect(api.listTenants).toHaveBeenCalledTimes(4);
  });

  it('asks at its usual pace again when no signal has come for minutes', async () => {
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

  it('does not ask while nobody looks', async () => {
    const { api, hook } = setup(() => useHosts());
    await waitFor(() => expect(hook.result.current.data).toHaveLength(3));
    show('hidden');
    await pass(120_000);
    expect(api.listHosts).toHaveBeenCalledTimes(1);
    show('visible');
    await pass(16_000);
    expect(api.listHosts).toHaveBeenCalledTimes(2);
  });

  it('goes on after a refusal at its usual pace, after a failure sooner', async () => {
    const { api, hook } = setup(() => useHosts());
    await waitFor(() => expect(hook.result.current.data).toHaveLength(3));
    api.listHosts.mockRejectedValueOnce(refusal(404, 'gone'));
    await pass(15_000);
    expect(hook.result.current.error?.message).toBe('gone');
    api.listHosts.mockRejectedValueOnce(refusal(503, 'busy'));
    await pass(14_000);
    expect(hook.result.current.error?.message).toBe('gone');
    await pass(1_500);
    expect(hook.result.current.error?.message).toBe('busy');
    await pass(4_500);
    expect(hook.result.current.error).toBeUndefined();
  });

  it('never shows one client what another has read', async () => {
    const first = setup(() => useHosts());
    await waitFor(() => expect(first.hook.result.current.data).toBeDefined());
    const second = setup(() => useHosts());
    expect(second.hook.result.current.data).toBeUndefined();
    await waitFor(() => expect(second.hook.result.current.data).toBeDefined());
    expect(second.api.listHosts).toHaveBeenCalledTimes(1);
  });
});
