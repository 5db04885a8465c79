import {
  KubeObject,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ApiServer, startApiServer } from '../apiserver';
import { Informer } from '../controllerRuntime';
import { kubeConfigOf } from '../connection/kubeConfigOf';
import {
  Controllers,
  ControllersOptions,
  startControllers,
} from '../workloads/startControllers';

/** An API server with workload controllers, for one test. */
export class TestCluster {
  readonly server: ApiServer;
  readonly controllers: Controllers;

  private constructor(server: ApiServer, controllers: Controllers) {
    this.server = server;
    this.controllers = controllers;
  }

  static async start(options: Partial<ControllersOptions> = {}) {
    const server = await startApiServer({ name: 'test' });
    const controllers = startControllers({
      kubeConfig: kubeConfigOf(server, server.adminToken),
      pods: 'run',
      ...options,
    });
    await controllers.ready;
    return new TestCluster(server, controllers);
  }

  get client() {
    return this.controllers.client;
  }

  /** Resolves with the first version of an object that fits. */
  until<T extends KubeObject>(
    resource: Resource,
    key: string,
    fits: (object: T) => boolean,
  ): Promise<T> {
    return this.when<T, T>(resource, informer => {
      const object = informer.get(key);
      return object && fits(object) ? object : undefined;
    });
  }

  /** Resolves with what `find` finds among all objects of a kind, as soon as it does. */
  when<T extends KubeObject, R>(
    resource: Resource,
    find: (informer: Informer<T>) => R | undefined,
  ): Promise<R> {
    const informer = this.controllers.informers.of<T>(resource);
    return new Promise(resolve => {
      let done = false;
      const look = () => {
        const found = done ? undefined : find(informer);
        if (found !== undefined) {
          done = true;
          resolve(found);
        }
      };
      informer.subscribe(look);
      look();
    });
  }

  async close() {
    await this.controllers.stop();
    await this.server.close();
  }
}
