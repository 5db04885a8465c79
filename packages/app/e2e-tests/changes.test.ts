import { expect, Page, test } from '@playwright/test';
import { backendOf } from './support/backend';
import { openRequests } from './support/openRequests';
import { recordReads } from './support/recordReads';
import { signInAs } from './support/signIn';
import { controlVisibility } from './support/visibility';

// A new name for each run, because the deletion of the previous tenant may still be in progress.
const NAME = `signalled-${Date.now().toString(36).slice(-5)}`;
const TENANT = `sandbox/vcluster-${NAME}/${NAME}`;
const CHANNEL = 'dapr-vcluster:changed';

/** Polling interval of a page without signals. */
const POLL_MS = 15_000;

/** Records the WebSocket connections of the signals plugin: their number, the subscribed channels, and the messages. */
function recordSignals(page: Page) {
  const recorded = {
    connections: 0,
    subscribed: [] as string[],
    messages: [] as object[],
  };
  page.on('websocket', socket => {
    recorded.connections += 1;
    socket.on('framesent', ({ payload }) => {
      const { action, channel } = JSON.parse(String(payload));
      if (action === 'subscribe') {
        recorded.subscribed.push(channel);
      }
    });
    socket.on('framereceived', ({ payload }) => {
      const { channel, message } = JSON.parse(String(payload));
      if (channel === CHANNEL) {
        recorded.messages.push(message);
      }
    });
  });
  return recorded;
}

test('polls without signals, but not while the page is hidden', async ({
  page,
}) => {
  await page.clock.install();
  await page.addInitScript(() => {
    // A portal without the signals plugin: no connection ever opens.
    class NoSocket extends EventTarget {
      readonly readyState = 0;
      send() {}
      close() {}
    }
    Object.assign(window, { WebSocket: NoSocket });
  });
  const show = await controlVisibility(page);
  const reads = await recordReads(
    page,
    '/tenants/recorded/vcluster-team-a/team-a',
  );
  await signInAs(page, 'pat', '/catalog/default/resource/recorded-team-a');
  await expect.poll(() => reads.length).toBeGreaterThan(0);

  for (let polls = 1; polls <= 3; polls++) {
    const before = reads.length;
    await page.clock.runFor(POLL_MS);
    await expect.poll(() => reads.length).toBe(before + 1);
    // Without a change, the response has no body.
    expect(reads.at(-1)).toEqual({ status: 304, conditional: true });
  }

  await show('hidden');
  const before = reads.length;
  await page.clock.runFor(20 * POLL_MS);
  expect(reads).toHaveLength(before);
  await show('visible');
  // One read immediately, then polling; reads while hidden would be counted here.
  await expect.poll(() => reads.length).toBe(before + 1);
  await page.clock.runFor(POLL_MS);
  await expect.poll(() => reads.length).toBe(before + 2);
});

test('refreshes on signals, and does not poll while they arrive', async ({
  page,
  request,
}) => {
  await signInAs(page, 'ann');
  const call = await backendOf(page, request);
  await page.clock.install();
  const signals = recordSignals(page);
  const reads = await recordReads(page, '/tenants');
  const open = openRequests(page);
  await page.reload();
  await expect.poll(() => signals.subscribed).toEqual([CHANNEL]);
  expect(signals.connections).toBe(1);
  const row = page.getByRole('rowheader', { name: NAME });
  await expect(row).toHaveCount(0);
  const created = await call('POST', '/tenants', {
    host: 'sandbox',
    name: NAME,
    owner: 'group:default/team-a',
  });
  expect([200, 201]).toContain(created.status);
  await expect(row).toBeVisible();
  await expect
    .poll(async () =>
      JSON.parse((await call('GET', `/tenants/${TENANT}`)).text),
    )
    .toMatchObject({ phase: 'ready' });
  expect(signals.messages).toContainEqual({
    tenant: TENANT,
    revision: expect.any(String),
  });
  for (const message of signals.messages) {
    // Nothing but a name and a revision to the owner, and nothing at all to everybody.
    expect(['', 'revision,tenant']).toContain(
      Object.keys(message).sort().join(),
    );
  }

  // The last signal may still cause a read.
  await page.clock.runFor(1_000);
  await expect.poll(open).toBe(0);

  // Enough time for three polls. Only signals may cause reads.
  const before = { reads: reads.length, signals: signals.messages.length };
  await page.clock.runFor(3 * POLL_MS);
  expect(reads.length - before.reads).toBeLessThanOrEqual(
    signals.messages.length - before.signals,
  );
  // A change without a signal is detected within a minute.
  await page.clock.runFor(POLL_MS);
  await expect.poll(() => reads.length).toBeGreaterThan(before.reads);

  const deleted = await call('DELETE', `/tenants/${TENANT}`);
  expect(deleted.status).toBe(200);
});
