import { readFileSync, writeFileSync } from 'node:fs';
import { isEqual } from 'lodash';
import { createPatch } from 'rfc6902';
import { packagePath } from '../packagePath';
import { RawClient } from '../apiserver/testing/RawClient';
import { normalize } from './normalize';
import { Answer, runScenario } from './runScenario';
import { SCENARIOS } from './scenarios';

/** What kube-apiserver 1.36.3 said. */
const FILE = packagePath('src/contract/answers.data.json');

/** Names of the conversations that are recorded, in the order in which they were held with one server. */
export const RECORDED_SCENARIOS: readonly string[] = SCENARIOS.map(
  ({ name }) => name,
);

/** Holds all conversations with a real API server and writes down what it says; returns how many they are. */
export async function record(client: RawClient): Promise<number> {
  const answers: Record<string, Answer[]> = {};
  for (const scenario of SCENARIOS) {
    answers[scenario.name] = await runScenario(client, scenario);
  }
  writeFileSync(FILE, `${JSON.stringify(answers, undefined, 1)}\n`);
  return Object.keys(answers).length;
}

/**
 * Holds one conversation with an API server.
 *
 * @returns places where it answers otherwise than recorded: position and request, and a JSON pointer into the answer
 * @throws Error when there is no such scenario, or other requests were recorded
 */
export async function replay(
  client: RawClient,
  name: string,
): Promise<string[]> {
  const scenario = SCENARIOS.find(candidate => candidate.name === name);
  if (!scenario) {
    throw new Error(`there is no scenario "${name}"`);
  }
  const recorded: Record<string, Answer[]> = JSON.parse(
    readFileSync(FILE, 'utf8'),
  );
  const answers = await runScenario(client, scenario);
  const expected = normalize(recorded[name]) as Answer[];
  const requests = (list: Answer[]) => list.map(({ request }) => request);
  if (!isEqual(requests(answers), requests(expected))) {
    throw new Error(`the requests of "${name}" were not recorded; record anew`);
  }
  return answers.flatMap((answer, index) =>
    createPatch(expected[index], answer).map(
      ({ path }) => `${index} ${answer.request}: ${path}`,
    ),
  );
}
