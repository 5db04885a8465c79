import { readFileSync } from 'node:fs';
import { RawClient } from 'dapr-vcluster-kube-sim';
import { COMPONENTS, PODS } from '../hosts';
import { WriterTask } from './startWriter';

/** Changes Dapr Components and the state of sidecars in turn, as fast as the API server takes it. */
async function write(task: WriterTask): Promise<void> {
  const { url, caFile, token, changes, objects, parallel } = task;
  const caData = readFileSync(caFile).toString('base64');
  const client = new RawClient({ url, caData }, token);
  let next = 0;
  const change = async (lane: number) => {
    // Each lane has objects of its own, so that none waits for another's change of the same object.
    const own = objects.filter((_, index) => index % parallel === lane);
    for (let turn = 0; next < changes; turn++) {
      next += 1;
      const number = next;
      const name = own[turn % own.length];
      const { code, text } =
        turn % 2 === 0
          ? await client.patch(`${COMPONENTS}/${name}`, 'merge', {
              spec: { metadata: [{ name: 'turn', value: String(number) }] },
            })
          : await client.patch(`${PODS}/${name}/status`, 'merge', {
              status: {
                containerStatuses: [
                  {
                    name: 'daprd',
                    image: 'ghcr.io/dapr/daprd:1.18.3',
                    imageID: '',
                    ready: true,
                    restartCount: number,
                  },
                ],
              },
            });
      if (code !== 200) {
        throw new Error(`${name}: ${code} ${text}`);
      }
    }
  };
  await Promise.all(
    Array.from({ length: parallel }, (_, lane) => change(lane)),
  );
  client.close();
}

write(JSON.parse(process.argv[2])).catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
