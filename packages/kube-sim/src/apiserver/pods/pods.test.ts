import { ApiError } from '../errors/ApiError';
import { Fixture, pod, PODS } from '../../__testUtils__/fixture';
import { RawClient } from '../../connection/RawClient';
import { PodBackend } from '../context/PodBackend';

const fixture = new Fixture();
afterEach(() => fixture.close());

type Asked<Name extends 'proxy' | 'logs'> = Parameters<PodBackend[Name]>[0];

function backend(parts: Partial<PodBackend>): PodBackend {
  return {
    proxy: async () => ({ status: 200, body: '' }),
    logs: async function* none() {
      yield* [];
    },
    ...parts,
  };
}

async function withPod(pods: PodBackend | undefined): Promise<RawClient> {
  const { client } = await fixture.connect({ pods });
  await client.post(PODS, pod('web'));
  return client;
}

describe('pods/proxy', () => {
  it('hands request and answer through', async () => {
    const asked: Asked<'proxy'>[] = [];
    const client = await withPod(
      backend({
        proxy: async request => {
          asked.push(request);
          return {
            status: 207,
            headers: { 'Content-Type': 'application/json' },
            body: '{"id":"web"}',
          };
        },
      }),
    );
    const answer = await client.get(
      `${PODS}/web:3501/proxy/v1.0/metadata?deep=yes`,
      { 'X-Trace': '1' },
    );
    expect(answer.code).toBe(207);
    expect(answer.headers['content-type']).toBe('application/json');
    expect(answer.json()).toEqual({ id: 'web' });
    expect(asked[0]).toMatchObject({
      port: 3501,
      method: 'GET',
      path: '/v1.0/metadata?deep=yes',
      headers: { 'x-trace': '1' },
    });
    expect(asked[0].headers).not.toHaveProperty('authorization');
    await client.post(`${PODS}/http:web:80/proxy/orders`, { a: 1 });
    expect(asked[1]).toMatchObject({
      port: 80,
      method: 'POST',
      path: '/orders',
    });
    expect(asked[1].body?.toString()).toBe('{"a":1}');
  });

  it('reports a pod that cannot be reached as Kubernetes does', async () => {
    const client = await withPod(
      backend({
        proxy: async () => {
          throw new Error(
            'dial tcp 10.244.0.7:3501: connect: connection refused',
          );
        },
      }),
    );
    const answer = await client.get(`${PODS}/web:3501/proxy/`);
    expect([answer.code, answer.json()]).toEqual([
      503,
      expect.objectContaining({
        reason: 'ServiceUnavailable',
        message:
          'error trying to reach service: dial tcp 10.244.0.7:3501: connect: connection refused',
      }),
    ]);
    expect((await client.get(`${PODS}/none:80/proxy/`)).code).toBe(404);
    expect((await client.get(`${PODS}/web:http/proxy/`)).code).toBe(400);
  });
});

describe('pods/log', () => {
  it('asks for what the client asks for', async () => {
    const asked: Asked<'logs'>[] = [];
    const client = await withPod(
      backend({
        logs: async function* lines(request) {
          asked.push(request);
          yield* ['one', 'two'];
        },
      }),
    );
    const answer = await client.get(
      `${PODS}/web/log?tailLines=5&timestamps=true&sinceSeconds=60&previous=true`,
    );
    expect([answer.headers['content-type'], answer.text]).toEqual([
      'text/plain',
      'one\ntwo\n',
    ]);
    expect(asked[0]).toMatchObject({
      container: 'app',
      follow: false,
      tailLines: 5,
      timestamps: true,
      sinceSeconds: 60,
      previous: true,
    });
  });

  it('streams while it follows, until the client goes', async () => {
    const ended = new Promise<void>(resolve => {
      fixture.onClose(() => resolve());
    });
    let aborted: () => void = () => undefined;
    const wasAborted = new Promise<void>(resolve => {
      aborted = resolve;
    });
    const client = await withPod(
      backend({
        logs: async function* lines({ signal }) {
          yield 'first';
          await Promise.race([
            ended,
            new Promise(resolve => signal.addEventListener('abort', resolve)),
          ]);
          aborted();
        },
      }),
    );
    const response = await client.open('GET', `${PODS}/web/log?follow=true`);
    const chunk = await new Promise<Buffer>(resolve =>
      response.once('data', resolve),
    );
    expect(chunk.toString()).toBe('first\n');
    response.destroy();
    await wasAborted;
  });

  it('says which container is meant or missing, and passes refusals on', async () => {
    const client = await withPod(
      backend({
        // eslint-disable-next-line require-yield -- refuses before the first line
        logs: async function* lines() {
          throw new ApiError(
            400,
            'BadRequest',
            'container "app" in pod "web" is waiting to start: ContainerCreating',
          );
        },
      }),
    );
    const waiting = await client.get(`${PODS}/web/log`);
    expect([waiting.code, waiting.json().message]).toEqual([
      400,
      'container "app" in pod "web" is waiting to start: ContainerCreating',
    ]);
    const unknown = await client.get(`${PODS}/web/log?container=x`);
    expect(unknown.json().message).toBe('container x is not valid for pod web');
    await client.post(PODS, {
      ...pod('two'),
      spec: {
        containers: [
          { name: 'a', image: 'i' },
          { name: 'b', image: 'i' },
        ],
      },
    });
    const choice = await client.get(`${PODS}/two/log`);
    expect(choice.json().message).toBe(
      'a container name must be specified for pod two, choose one of: [a b]',
    );
  });
});

describe('pods/binding', () => {
  it('gives a pod its node, once', async () => {
    const client = await withPod(undefined);
    const bind = (node: string) =>
      client.post(`${PODS}/web/binding`, {
        apiVersion: 'v1',
        kind: 'Binding',
        metadata: { name: 'web' },
        target: { apiVersion: 'v1', kind: 'Node', name: node },
      });
    expect((await bind('n1')).code).toBe(201);
    expect((await client.get(`${PODS}/web`)).json().spec.nodeName).toBe('n1');
    const again = await bind('n2');
    expect([again.code, again.json().message]).toEqual([
      409,
      'Operation cannot be fulfilled on pods/binding "web": pod web is already assigned to node "n1"',
    ]);
  });
});
