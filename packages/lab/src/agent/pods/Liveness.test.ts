import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { Liveness, livenessProbe, ProbeTiming } from './Liveness';

const TIMING = {
  initialDelaySeconds: 3,
  periodSeconds: 6,
  failureThreshold: 3,
};
const sick = (timing: ProbeTiming) => ({ timing, check: async () => false });

describe('Liveness', () => {
  it('fails with the third probe after the delay', async () => {
    const liveness = new Liveness(sick(TIMING), 1_000);
    expect(await liveness.hasFailed(false, 15_999)).toBe(false);
    expect(await liveness.hasFailed(false, 16_000)).toBe(true);
  });

  it('starts again whenever a probe succeeds, or the container is ready', async () => {
    let alive = true;
    const probe = { timing: TIMING, check: async () => alive };
    const liveness = new Liveness(probe, 0);
    expect(await liveness.hasFailed(false, 14_000)).toBe(false);
    alive = false;
    expect(await liveness.hasFailed(true, 31_000)).toBe(false);
    expect(await liveness.hasFailed(false, 48_999)).toBe(false);
    expect(await liveness.hasFailed(false, 49_000)).toBe(true);
  });

  it('takes what is not said as Kubernetes does', async () => {
    const liveness = new Liveness(sick({}), 0);
    expect(await liveness.hasFailed(false, 19_999)).toBe(false);
    expect(await liveness.hasFailed(false, 20_000)).toBe(true);
  });
});

describe('livenessProbe', () => {
  const HOST = '127.0.0.1';
  const probeOf = (probe?: object) =>
    livenessProbe({ name: 'daprd', image: 'x', livenessProbe: probe }, HOST);

  it('connects, or asks, as the container says', async () => {
    const server = createServer(({ url }, response) =>
      response.writeHead(url === '/healthz' ? 204 : 500).end(),
    );
    await new Promise<void>(resolve => server.listen(0, HOST, resolve));
    const { port } = server.address() as AddressInfo;
    const tcp = probeOf({ tcpSocket: { port }, periodSeconds: 7 });
    const http = probeOf({ httpGet: { port, path: '/healthz' } });
    expect(tcp?.timing.periodSeconds).toBe(7);
    expect(await tcp?.check()).toBe(true);
    expect(await http?.check()).toBe(true);
    expect(await probeOf({ httpGet: { port } })?.check()).toBe(false);
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
    expect(await tcp?.check()).toBe(false);
    expect(await http?.check()).toBe(false);
  });

  it('is none without one, or with one of another kind', () => {
    expect(probeOf()).toBeUndefined();
    expect(probeOf({ exec: { command: ['true'] } })).toBeUndefined();
  });
});
