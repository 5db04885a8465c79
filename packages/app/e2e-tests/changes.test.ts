import { expect, Page, test } from '@playwright/test';
import { backendOf } from './support/backend';
import { noteReads } from './support/noteReads';
import { signInAs } from './support/signIn';
import { ownVisibility } from './support/visibility';

// Another each time: what was deleted may still be going.
const NAME = `signalled-${Date.now().toString(36).slice(-5)}`;
const TENANT = `sandbox/vcluster-${NAME}/${NAME}`;
const CHANNEL = 'dapr-vcluster:changed';

/** How often a page asks that is told nothing. */
const POLL_MS = 15_000;

/** What goes over the connections for signals: how many there are, what is asked for and what comes. */
function noteSignals(page: Page) {
  const noted = {
    connections: 0,
    subscribed: [] as string[],
    messages: [] as object[],
  };
  page.on('websocket', socket => {
    noted.connections += 1;
    socket.on('framesent', ({ payload }) => {
      const { action, channel } = JSON.parse(String(payload));
      if (action === 'subscribe') {
        noted.subscribed.push(channel);
      }
    });
    socket.on('framereceived', ({ payload }) => {
      const { channel, message } = JSON.parse(String(payload));
      if (channel === CHANNEL) {
        noted.messages.push(message);
      }
    });
  });
  return noted;
}

test('without signals a page asks for what is new, and not while nobody looks', async ({
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
  const show = await ownVisibility(page);
  const reads = await noteReads(
    page,
    '/tenants/recorded/vcluster-team-a/team-a',
  );
  await signInAs(page, 'pat', '/catalog/default/resource/recorded-team-a');
  await expect.poll(() => reads.length).toBeGreaterThan(0);

  for (let polls = 1; polls <= 3; polls++) {
    const before = reads.length;
    await page.clock.runFor(POLL_MS);
    await expect.poll(() => reads.length).toBe(before + 1);
    // Nothing has changed, so nothing is sent.
    expect(reads.at(-1)).toEqual({ status: 304, conditional: true });
  }

  await show('hidden');
  const before = reads.length;
  await page.clock.runFor(20 * POLL_MS);
  expect(reads).toHaveLength(before);
  await show('visible');
  // At once, and then as before: what was asked meanwhile would show here.
  await expect.poll(() => reads.length).toBe(before + 1);
  await page.clock.runFor(POLL_MS);
  await expect.poll(() => reads.length).toBe(before + 2);
});

test('with signals a page is told which tenant changed, and does not ask by itself', async ({
  page,
  request,
}) => {
  await signInAs(page, 'ann');
  const call = await backendOf(page, request);
  await page.clock.install();
  const signals = noteSignals(page);
  const reads = await noteReads(page, '/tenants');
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
    expect(Object.keys(message).sort()).toEqual(['revision', 'tenant']);
  }

  // Time enough for three polls; each signal that still comes is worth a reading, and no other is.
  const before = { reads: reads.length, signals: signals.messages.length };
  await page.clock.runFor(3 * POLL_MS);
  expect(reads.length - before.reads).toBeLessThanOrEqual(
    signals.messages.length - before.signals,
  );
  // What a signal that got lost would have told is found within the minute.
  await page.clock.runFor(POLL_MS);
  await expect.poll(() => reads.length).toBeGreaterThan(before.reads);

  const gone = await call('DELETE', `/tenants/${TENANT}`);
  expect(gone.status).toBe(200);
});
