import { RawClient } from '../apiserver/testing/RawClient';
import { normalize } from './normalize';
import { Scenario, Step } from './Step';

/** What a server said to one request. */
export type Answer = {
  request: string;
  code: number;
  warning?: string;
  body: unknown;
};

/** Sends a scenario to a server; the answers come without what differs from run to run. */
export async function runScenario(
  client: RawClient,
  { steps }: Scenario,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const step of steps) {
    const answer = await send(client, step);
    if (!step.setup) {
      answers.push(answer);
    }
  }
  return answers;
}

async function send(client: RawClient, step: Step): Promise<Answer> {
  const { method, path, body, patch } = step;
  const response = patch
    ? await client.patch(path, patch, body)
    : await client.send(method, path, body);
  return {
    request: `${method} ${path}`,
    code: response.code,
    ...(response.headers.warning
      ? { warning: String(response.headers.warning) }
      : {}),
    body: normalize(bodyOf(response.text)),
  };
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
