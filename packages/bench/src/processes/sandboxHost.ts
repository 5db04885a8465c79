import { createSandbox } from 'dapr-vcluster-sandbox';
import { Connection } from './connection';
import { serveCalls } from './rpc';

/** A simulated host on which tenants can be created. */
const calls = {
  async start(): Promise<Connection> {
    const { hosts } = await createSandbox({ hosts: ['sandbox'] });
    if (!hosts.sandbox) {
      throw new Error('the simulated host has not started');
    }
    const { server, portalToken: token } = hosts.sandbox;
    return { url: server.url, caData: server.caData, token };
  },
};

export type SandboxHostCalls = typeof calls;

serveCalls(calls);
