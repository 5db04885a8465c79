import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isEqual } from 'lodash';
import { createPatch } from 'rfc6902';
import { DAPR_DEFINITIONS } from '../crd/data';
import { Fixture } from '../testing/fixture';
import { RawClient } from '../testing/RawClient';
import { DELIBERATE } from './deliberate';
import { normalize } from './normalize';
import { Answer, runScenario } from './runScenario';
import { SCENARIOS } from './scenarios';

const FILE = join(__dirname, 'answers.data.json');

/**
 * `answers.data.json` holds what kube-apiserver 1.36.3 said. To record it anew, point these at a fresh one that runs
 * with its default admission plugins and has a service account `default/default`.
 */
const { CONTRACT_URL, CONTRACT_CA_FILE = '', CONTRACT_TOKEN } = process.env;

const fixture = new Fixture();
afterEach(() => fixture.close());

async function converse(client: RawClient) {
  const answers: Record<string, Answer[]> = {};
  for (const scenario of SCENARIOS) {
    answers[scenario.name] = await runScenario(client, scenario);
  }
  return answers;
}

if (CONTRACT_URL) {
  it('records the answers of a real API server', async () => {
    const caData = readFileSync(CONTRACT_CA_FILE).toString('base64');
    const client = new RawClient({ url: CONTRACT_URL, caData }, CONTRACT_TOKEN);
    const answers = await converse(client);
    client.close();
    writeFileSync(FILE, `${JSON.stringify(answers, undefined, 1)}\n`);
    expect(Object.keys(answers)).toHaveLength(SCENARIOS.length);
  });
} else {
  describe('the sandbox answers as kube-apiserver does', () => {
    const recorded: Record<string, Answer[]> = JSON.parse(
      readFileSync(FILE, 'utf8'),
    );

    it.each(SCENARIOS.map(scenario => scenario.name))('when %s', async name => {
      const { client } = await fixture.connect({ initial: DAPR_DEFINITIONS });
      const scenario = SCENARIOS.find(candidate => candidate.name === name);
      const answers = scenario ? await runScenario(client, scenario) : [];
      const expected = normalize(recorded[name]) as Answer[];
      expect(answers.map(answer => answer.request)).toEqual(
        expected.map(answer => answer.request),
      );
      const differing = answers.flatMap((answer, index) =>
        isEqual(answer, expected[index])
          ? []
          : createPatch(expected[index], answer).map(
              ({ path }) => `${index} ${answer.request}: ${path}`,
            ),
      );
      expect(differing).toEqual((DELIBERATE[name] ?? []).map(({ at }) => at));
    });
  });
}
