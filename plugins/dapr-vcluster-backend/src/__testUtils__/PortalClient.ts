import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { until } from './until';

/** Asks a portal over HTTP, wherever it runs. */
export class PortalClient {
  readonly #server: Parameters<typeof request>[0];

  constructor(server: Parameters<typeof request>[0]) {
    this.#server = server;
  }

  get(path: string, user?: string) {
    return this.#as(request(this.#server).get(this.#url(path)), user);
  }

  /** Asks another plugin of the same backend. */
  ofPlugin(id: string, user: string) {
    return this.#as(request(this.#server).get(`/api/${id}`), user);
  }

  post(path: string, body: object) {
    return this.#as(request(this.#server).post(this.#url(path)).send(body));
  }

  delete(path: string) {
    return this.#as(request(this.#server).delete(this.#url(path)));
  }

  /** Without any credentials. */
  anonymously(path: string) {
    return request(this.#server)
      .get(this.#url(path))
      .set('Authorization', mockCredentials.none.header());
  }

  /** Reads a path until the answer is as wanted. */
  until<T>(
    what: string,
    path: string,
    // Tests look at whatever they expect to be there.
    wanted: (body: any) => T | undefined | false,
  ): Promise<T> {
    return until(what, async () => {
      const { body } = await this.get(path);
      return wanted(body) || undefined;
    });
  }

  /** Resolves when it has seen every host whole. */
  async seesAllHosts(): Promise<void> {
    await this.until('the first view of all hosts', '/hosts', ({ items }) =>
      items.every(
        ({ connection }: { connection: string }) => connection === 'live',
      ),
    );
  }

  /** What Backstage's scheduler knows of a task. */
  async task(
    id: string,
  ): Promise<{ status?: string; startsAt?: string; lastRunError?: string }> {
    const { body } = await this.get('/.backstage/scheduler/v1/tasks');
    const found = body.tasks.find(
      ({ taskId }: { taskId: string }) => taskId === id,
    );
    return found.taskState ?? {};
  }

  /** Asks for a run of a task; 409 while one goes on. */
  triggerTask(id: string) {
    return this.post(`/.backstage/scheduler/v1/tasks/${id}/trigger`, {});
  }

  #as(call: request.Test, user = 'user:default/pat') {
    return call.set('Authorization', mockCredentials.user.header(user));
  }

  #url(path: string) {
    return `/api/dapr-vcluster${path}`;
  }
}
