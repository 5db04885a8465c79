import { isEqual } from 'lodash';
import { createPatch } from 'rfc6902';
import { RawClient } from '../connection/RawClient';
import { DAPR_DEFINITIONS } from '../definitions';
import data from './conversations.data.json';
import { normalize } from './normalize';

/** The response to one request, without the parts that differ from run to run. */
export type Answer = { code: number; warning?: string; body: unknown };

/** One request of a conversation. Without a recorded answer it only prepares the requests after it. */
export type Exchange = {
  method: string;
  path: string;
  body?: unknown;
  /** Of a patch: `json`, `merge`, `strategic-merge` or `apply`. */
  patch?: string;
  answer?: Answer;
};

/** Requests that are sent one after another to one server, with the answers of kube-apiserver 1.36.3. */
export type Conversation = {
  name: string;
  /** CustomResourceDefinitions that are created first. */
  definitions?: 'dapr';
  exchanges: Exchange[];
};

const CONVERSATIONS = data as Conversation[];
const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

/** Names of the recorded conversations, in the order in which they were held with one server. */
export const RECORDED_SCENARIOS: readonly string[] = CONVERSATIONS.map(
  ({ name }) => name,
);

/** All conversations with the answers that another API server gives now. */
export async function record(client: RawClient): Promise<Conversation[]> {
  const result: Conversation[] = [];
  for (const conversation of CONVERSATIONS) {
    result.push({
      ...conversation,
      exchanges: await converse(client, conversation),
    });
  }
  return result;
}

/**
 * Holds one conversation with an API server.
 *
 * @returns places where it answers otherwise than recorded: position and request, and a JSON pointer into the answer
 * @throws Error when there is no such conversation
 */
export async function replay(
  client: RawClient,
  name: string,
): Promise<string[]> {
  const conversation = CONVERSATIONS.find(each => each.name === name);
  if (!conversation) {
    throw new Error(`there is no recorded conversation "${name}"`);
  }
  const answered = (await converse(client, conversation)).filter(hasAnswer);
  return conversation.exchanges.filter(hasAnswer).flatMap((expected, index) => {
    const { method, path, answer } = answered[index];
    const recorded = normalize(expected.answer);
    return isEqual(answer, recorded)
      ? []
      : createPatch(recorded, answer).map(
          change => `${index} ${method} ${path}: ${change.path}`,
        );
  });
}

function hasAnswer({ answer }: Exchange): boolean {
  return answer !== undefined;
}

async function converse(
  client: RawClient,
  { definitions, exchanges }: Conversation,
): Promise<Exchange[]> {
  for (const definition of definitions ? DAPR_DEFINITIONS : []) {
    await client.post(DEFINITIONS, definition);
  }
  const result: Exchange[] = [];
  for (const exchange of exchanges) {
    const answer = await send(client, exchange);
    result.push(exchange.answer ? { ...exchange, answer } : exchange);
  }
  return result;
}

async function send(client: RawClient, exchange: Exchange): Promise<Answer> {
  const { method, path, body, patch } = exchange;
  const response = patch
    ? await client.patch(path, patch, body)
    : await client.send(method, path, body);
  const { warning } = response.headers;
  return {
    code: response.code,
    ...(warning ? { warning: String(warning) } : {}),
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
