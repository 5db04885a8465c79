import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LogEvent } from 'backstage-plugin-dapr-vcluster-common';
import { containerLog, TEAM_A } from '../../../dev/fixtures';
import { fakeApi, refusal, renderPage } from '../../__testUtils__';
import { PodLogsButton, SyncerLogButton } from './LogButtons';

const POD = { namespace: 'shop', name: 'cart-1' };
const DAPRD = { namespace: 'shop', pod: 'cart-1', container: 'daprd' };

type Change = NonNullable<Parameters<typeof fakeApi>[0]>;

async function openPod(change: Change = {}) {
  const user = userEvent.setup();
  const { api } = renderPage(
    <PodLogsButton tenantRef={TEAM_A} app="cart" pod={POD} />,
    { api: fakeApi(change) },
  );
  const button = await screen.findByRole('button', { name: 'Logs of cart' });
  await user.click(button);
  const dialog = await screen.findByRole('dialog', { name: 'Logs of cart' });
  return { user, api, button, dialog };
}

const getLog = (change: Parameters<typeof containerLog>[1]): Change => ({
  getLog: async (_ref, source) => containerLog(source, change),
});

/** A log stream that a test controls. */
class Feed {
  signal?: AbortSignal;
  #wake = () => {};
  readonly #events: LogEvent[] = [];

  send(...events: LogEvent[]) {
    this.#events.push(...events);
    this.#wake();
  }

  readonly followLog: Change['followLog'] = (_ref, _source, _query, call) => {
    this.signal = call?.signal;
    return this.#follow();
  };

  async *#follow(): AsyncGenerator<LogEvent> {
    for (;;) {
      const next = this.#events.shift();
      if (next) {
        yield next;
      } else {
        await new Promise<void>(resolve => {
          this.#wake = resolve;
        });
      }
    }
  }
}

const { lines, truncated, ...HEAD } = containerLog(DAPRD);
const head: LogEvent = { type: 'head', ...HEAD };
const line = (text: string): LogEvent => ({ type: 'lines', lines: [{ text }] });

describe('logs of a pod', () => {
  it('shows the log of daprd first, and explains what is redacted', async () => {
    const { api, dialog } = await openPod();
    const log = await within(dialog).findByRole('region', {
      name: 'Log of container daprd',
    });
    expect(log).toHaveTextContent('daprd startsconnecting with password=');
    expect(dialog).toHaveTextContent(/values of the Secrets that this tenant/);
    expect(api.getLog).toHaveBeenCalledTimes(1);
    expect(api.getLog.mock.calls[0].slice(0, 3)).toEqual([
      TEAM_A,
      DAPRD,
      { tailLines: 200, search: undefined, previous: undefined },
    ]);
  });

  it('requests another container, the previous instance, more lines, and a text', async () => {
    const { user, api, dialog } = await openPod();
    await within(dialog).findByRole('region');
    await user.selectOptions(screen.getByLabelText('Container'), 'app');
    await user.click(screen.getByLabelText('Previous instance'));
    await user.selectOptions(screen.getByLabelText('Lines'), '1000');
    await user.type(screen.getByLabelText('Filter by text'), 'ready');
    await waitFor(() =>
      expect(api.getLog.mock.lastCall?.slice(1, 3)).toEqual([
        { ...DAPRD, container: 'app' },
        { tailLines: 1000, search: 'ready', previous: true },
      ]),
    );
  });

  it('shows timestamps on request', async () => {
    const { user, dialog } = await openPod();
    const log = await within(dialog).findByRole('region');
    expect(log).not.toHaveTextContent(/\dZ/);
    await user.click(screen.getByLabelText('Timestamps'));
    expect(log).toHaveTextContent(/\dZ ?daprd starts/);
  });

  it('closes by keyboard and restores the focus', async () => {
    const { user, button, dialog } = await openPod();
    await within(dialog).findByRole('region');
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/?log=shop%2Fcart-1',
    );
    await user.keyboard('{Escape}');
    expect(screen.getByTestId('address')).toHaveTextContent(/^\/$/);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(button).toHaveFocus();
  });

  it.each([
    [getLog({ lines: [] }), 'The log is empty.'],
    [
      getLog({ lines: [], waiting: 'ContainerCreating' }),
      'has not started, so there is no log yet: ContainerCreating',
    ],
    [getLog({ truncated: true }), 'The log was truncated'],
    [
      getLog({
        redaction: 'patterns',
        redactionReason: 'Secret redis may not be read.',
      }),
      'Only text that looks like a secret is redacted: Secret redis may not be read. The log may contain other secrets.',
    ],
  ])('shows notices about a log (%#)', async (change, text) => {
    const { dialog } = await openPod(change);
    expect(
      await within(dialog).findByText(text, { exact: false }),
    ).toBeVisible();
  });

  it('names the missing permission', async () => {
    const { dialog } = await openPod({
      listLogContainers: async () => {
        throw refusal(403, 'no', { permission: 'dapr-vcluster.log.read' });
      },
    });
    expect(
      await within(dialog).findByText(/permission dapr-vcluster.log.read/),
    ).toBeVisible();
  });

  it('shows why a log could not be read, and retries on a click', async () => {
    const answers = [
      async () => {
        throw refusal(503, 'host a cannot be reached');
      },
      async () => containerLog(DAPRD),
    ];
    const { user, dialog } = await openPod({
      getLog: async () => answers.shift()!(),
    });
    expect(
      await within(dialog).findByText('host a cannot be reached'),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await within(dialog).findByRole('region')).toBeVisible();
  });
});

describe('following', () => {
  async function follow() {
    const feed = new Feed();
    const opened = await openPod({ followLog: feed.followLog });
    await within(opened.dialog).findByRole('region');
    await opened.user.click(screen.getByLabelText('Follow'));
    await within(opened.dialog).findByText('Connecting …');
    act(() => feed.send(head, line('first')));
    expect(await within(opened.dialog).findByText('first')).toBeVisible();
    expect(within(opened.dialog).getByText('Following')).toBeVisible();
    return { feed, ...opened };
  }

  it('shows lines as they arrive, and the number of dropped lines', async () => {
    const { feed, dialog } = await follow();
    act(() => feed.send(line('second'), { type: 'dropped', count: 3 }));
    expect(await within(dialog).findByText('second')).toBeVisible();
    expect(within(dialog).getByText('first')).toBeVisible();
    expect(within(dialog).getByText(/^3 lines were dropped/)).toBeVisible();
  });

  it('pauses and resumes', async () => {
    const { feed, user, dialog, api } = await follow();
    await user.click(screen.getByRole('button', { name: 'Pause' }));
    expect(feed.signal?.aborted).toBe(true);
    expect(within(dialog).getByText('first')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Resume' }));
    expect(api.followLog).toHaveBeenCalledTimes(2);
    expect(feed.signal?.aborted).toBe(false);
  });

  it('stops while the page is hidden, and when the dialog is closed', async () => {
    const { feed, user, dialog } = await follow();
    const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect(feed.signal?.aborted).toBe(true);
    expect(
      within(dialog).getByText('Paused while this page is not visible'),
    ).toBeVisible();
    hidden.mockRestore();
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect(feed.signal?.aborted).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(feed.signal?.aborted).toBe(true));
  });

  it('shows why the stream has ended, and can follow again', async () => {
    const { feed, user, dialog, api } = await follow();
    act(() =>
      feed.send({ type: 'end', reason: 'time', message: 'Time is up.' }),
    );
    expect(await within(dialog).findByText(/Time is up\./)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Follow again' }));
    expect(api.followLog).toHaveBeenCalledTimes(2);
  });

  it('shows why a log cannot be followed', async () => {
    const { user, dialog } = await openPod({
      // eslint-disable-next-line require-yield -- refuses before the first event
      async *followLog() {
        throw refusal(429, 'You already follow 4 logs');
      },
    });
    await user.click(await within(dialog).findByLabelText('Follow'));
    expect(
      await within(dialog).findByText('You already follow 4 logs'),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  });
});

it('opens the log in the URL', async () => {
  renderPage(<SyncerLogButton tenantRef={TEAM_A} />, { search: '?log=syncer' });
  expect(await screen.findByText('syncer starts')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Syncer log' })).toHaveFocus(),
  );
});

it('shows the log of the syncer', async () => {
  const user = userEvent.setup();
  const { api } = renderPage(<SyncerLogButton tenantRef={TEAM_A} />);
  await user.click(await screen.findByRole('button', { name: 'Syncer log' }));
  const dialog = await screen.findByRole('dialog', {
    name: 'Log of the syncer of team-a',
  });
  expect(await within(dialog).findByText('syncer starts')).toBeVisible();
  expect(api.getLog.mock.calls[0][1]).toBe('syncer');
  expect(screen.queryByLabelText('Container')).toBeNull();
});
