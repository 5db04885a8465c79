import { readFileSync } from 'node:fs';
import { DAPR_DEFINITIONS } from '../definitions/index';
import { Fixture } from '../apiserver/testing/fixture';
import { RawClient } from '../apiserver/testing/RawClient';
import { DELIBERATE } from './deliberate';
import { record, RECORDED_SCENARIOS, replay } from './replay';

/**
 * To record anew, point these at a fresh kube-apiserver that runs with its default admission plugins and has a service
 * account `default/default`.
 */
const { CONTRACT_URL, CONTRACT_CA_FILE = '', CONTRACT_TOKEN } = process.env;

const fixture = new Fixture();
afterEach(() => fixture.close());

if (CONTRACT_URL) {
  it('records the answers of a real API server', async () => {
    const caData = readFileSync(CONTRACT_CA_FILE).toString('base64');
    const client = new RawClient({ url: CONTRACT_URL, caData }, CONTRACT_TOKEN);
    const scenarios = await record(client);
    client.close();
    expect(scenarios).toBe(RECORDED_SCENARIOS.length);
  });
} else {
  describe('the sandbox answers as kube-apiserver does', () => {
    it.each(RECORDED_SCENARIOS)('when %s', async name => {
      const { client } = await fixture.connect({ initial: DAPR_DEFINITIONS });
      expect(await replay(client, name)).toEqual(
        (DELIBERATE[name] ?? []).map(({ at }) => at),
      );
    });
  });
}
