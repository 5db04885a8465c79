import { withoutColours } from '../lib/colours.mjs';
import { Failure } from '../lib/failure.mjs';
import { pause } from '../lib/time.mjs';

const TIMEOUT_MS = 120_000;
const POLL_MS = 300;

/** Whether a task event ends the task. */
const isLast = event =>
  event.type === 'completion' || event.type === 'cancelled';

/**
 * Runs a template as the scaffolder page would, and follows its log to the end.
 *
 * @param {import('./client.mjs').Client} client
 * @param {{template: string, values: object, secrets?: Record<string, string>}} run
 * @returns {Promise<{id: string, status: string, output: any, log: string[]}>} `status` is
 *   `completed` or `failed`
 */
export async function runTemplate(client, { template, values, secrets }) {
  const { id } = await client.ok('POST', '/api/scaffolder/v2/tasks', {
    templateRef: `template:default/${template}`,
    values,
    ...(secrets && { secrets }),
  });
  const events = await followEvents(client, id);
  const { status } = await client.get(`/api/scaffolder/v2/tasks/${id}`);
  return {
    id,
    status,
    output: events.find(isLast).body.output ?? {},
    log: events.map(event => withoutColours(event.body.message)),
  };
}

async function followEvents(client, id) {
  const events = [];
  const deadline = Date.now() + TIMEOUT_MS;
  while (Date.now() < deadline) {
    const after = events[events.length - 1]?.id;
    events.push(
      ...(await client.get(
        `/api/scaffolder/v2/tasks/${id}/events${
          after ? `?after=${after}` : ''
        }`,
      )),
    );
    if (events.some(isLast)) {
      return events;
    }
    await pause(POLL_MS);
  }
  throw new Failure(
    `Task ${id} did not end within ${TIMEOUT_MS / 1000} s`,
    events.slice(-20).map(event => event.body.message),
  );
}

/** Runs a template that has to succeed. */
export async function succeed(client, run) {
  const task = await runTemplate(client, run);
  if (task.status !== 'completed') {
    throw new Failure(
      `${run.template} as ${client.user} ended as "${task.status}"`,
      task.log.slice(-20),
    );
  }
  return task;
}

/** Runs a template that has to fail, saying something that matches `pattern`. */
export async function failWith(client, run, pattern) {
  const task = await runTemplate(client, run);
  if (task.status !== 'failed') {
    throw new Failure(
      `${run.template} as ${client.user} ended as "${task.status}", but should fail`,
      task.log.slice(-20),
    );
  }
  if (!task.log.some(line => pattern.test(line))) {
    throw new Failure(
      `${run.template} as ${client.user} failed, but its log has nothing like ${pattern}`,
      task.log.slice(-20),
    );
  }
  return task;
}
