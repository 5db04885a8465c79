import { TestApiProvider } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { act, renderHook } from '@testing-library/react';
import { CHANNEL_CHANGED } from 'backstage-plugin-dapr-vcluster-common';
import { ReactNode } from 'react';
import { FakeSignals } from '../__testUtils__/fakeSignals';
import { useChanges } from './useChanges';

describe('useChanges', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('combines a burst of changes into one call at the start and one at the end', () => {
    const signals = new FakeSignals();
    const onChange = jest.fn();
    const wrapper = (props: { children?: ReactNode }) => (
      <TestApiProvider apis={[[signalApiRef, signals]]}>
        {props.children}
      </TestApiProvider>
    );
    renderHook(() => useChanges(undefined, onChange), { wrapper });
    for (let i = 0; i < 10; i++) {
      signals.send(CHANNEL_CHANGED, { tenant: `h/n/t${i}`, revision: '1' });
    }
    expect(onChange).toHaveBeenCalledTimes(1);
    act(() => jest.advanceTimersByTime(1_000));
    expect(onChange).toHaveBeenCalledTimes(2);
    act(() => jest.advanceTimersByTime(10_000));
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it('subscribes once for all listeners, and unsubscribes with the last', () => {
    const signals = new FakeSignals();
    const wrapper = (props: { children?: ReactNode }) => (
      <TestApiProvider apis={[[signalApiRef, signals]]}>
        {props.children}
      </TestApiProvider>
    );
    const callbacks = [jest.fn(), jest.fn()];
    const [first, second] = callbacks.map(onChange =>
      renderHook(() => useChanges(undefined, onChange), { wrapper }),
    );
    expect(signals.count(CHANNEL_CHANGED)).toBe(1);
    signals.send(CHANNEL_CHANGED, { tenant: 'h/n/t', revision: '1' });
    callbacks.forEach(each => expect(each).toHaveBeenCalledTimes(1));
    first.unmount();
    expect(signals.count(CHANNEL_CHANGED)).toBe(1);
    second.unmount();
    expect(signals.count(CHANNEL_CHANGED)).toBe(0);
  });

  it('calls back for its own tenant and for a change without a name, not for another tenant', () => {
    const signals = new FakeSignals();
    const onChange = jest.fn();
    const wrapper = (props: { children?: ReactNode }) => (
      <TestApiProvider apis={[[signalApiRef, signals]]}>
        {props.children}
      </TestApiProvider>
    );
    renderHook(() => useChanges('h/n/t', onChange), { wrapper });
    signals.send(CHANNEL_CHANGED, { tenant: 'h/n/other', revision: '1' });
    expect(onChange).not.toHaveBeenCalled();
    signals.send(CHANNEL_CHANGED, { tenant: 'h/n/t', revision: '1' });
    expect(onChange).toHaveBeenCalledTimes(1);
    act(() => jest.advanceTimersByTime(1_000));
    signals.send(CHANNEL_CHANGED, {});
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it('does nothing without the signals plugin', () => {
    const onChange = jest.fn();
    const wrapper = (props: { children?: ReactNode }) => (
      <TestApiProvider apis={[]}>{props.children}</TestApiProvider>
    );
    renderHook(() => useChanges('h/n/t', onChange), { wrapper });
    expect(onChange).not.toHaveBeenCalled();
  });
});
