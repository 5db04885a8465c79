import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RawClient, RECORDED_SCENARIOS, replay } from 'dapr-vcluster-kube-sim';
import { startControlPlane } from '../../cluster/controlPlane';
import { Supervisor } from '../../processes/Supervisor';
import { builtPrograms } from '../../programs/build';

/** Ports that no control plane of the lab takes. */
const API_PORT = 7901;
const CONTROLLER_PORT = 7902;

/** What the sandbox is held to is what the lab's kube-apiserver says today, on a fresh one beside the others. */
export function apiServerSuite() {
  describe('a fresh kube-apiserver answers as recorded', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dapr-vcluster-contract-'));
    const supervisor = new Supervisor(folder);
    let client: RawClient;

    beforeAll(async () => {
      const name = `contract-${Date.now()}`;
      const { server, caFile, token } = await startControlPlane(
        supervisor,
        builtPrograms(),
        {
          name,
          folder,
          apiPort: API_PORT,
          controllerPort: CONTROLLER_PORT,
          // The others would change what the conversations are about.
          controllers: 'serviceaccount-controller',
        },
      );
      const caData = readFileSync(caFile).toString('base64');
      client = new RawClient({ url: server, caData }, token);
    });
    afterAll(async () => {
      client.close();
      await supervisor.stopAll();
      rmSync(folder, { recursive: true });
    });

    it.each(RECORDED_SCENARIOS)('when %s', async name => {
      expect(await replay(client, name)).toEqual([]);
    });
  });
}
