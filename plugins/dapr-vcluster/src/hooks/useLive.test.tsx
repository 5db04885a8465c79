import { TestApiProvider } from '@backstage/frontend-test-utils';
import { act, renderHook, waitFor } from '@testing-library/react';
import { ReactNode } from 'react';
import { daprVclusterApiRef } from '../api';
import { fakeApi, refusal } from '../__testUtils__';
import { useHosts } from './queries';

function setup() {
  const api = fakeApi();
  const wrapper = (props: { children?: ReactNode }) => (
    <TestApiProvider apis={[[daprVclusterApiRef, api]]}>
      {props.children}
    </TestApiProvider>
  );
  const hook = renderHook(() => useHosts(), { wrapper });
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
    const { api, hook } = setup();
    await waitFor(() => expect(hook.result.current.data).toHaveLength(3));
    expect(api.listHosts).toHaveBeenCalledTimes(1);
    await pass(14_000);
    expect(api.listHosts).toHaveBeenCalledTimes(1);
    await pass(2_000);
    expect(api.listHosts).toHaveBeenCalledTimes(2);
  });

  it('does not ask while nobody looks', async () => {
    const { api, hook } = setup();
    await waitFor(() => expect(hook.result.current.data).toHaveLength(3));
    show('hidden');
    await pass(120_000);
    expect(api.listHosts).toHaveBeenCalledTimes(1);
    show('visible');
    await pass(16_000);
    expect(api.listHosts).toHaveBeenCalledTimes(2);
  });

  it('goes on after a refusal at its usual pace, after a failure sooner', async () => {
    const { api, hook } = setup();
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
    const first = setup();
    await waitFor(() => expect(first.hook.result.current.data).toBeDefined());
    const second = setup();
    expect(second.hook.result.current.data).toBeUndefined();
    await waitFor(() => expect(second.hook.result.current.data).toBeDefined());
    expect(second.api.listHosts).toHaveBeenCalledTimes(1);
  });
});
