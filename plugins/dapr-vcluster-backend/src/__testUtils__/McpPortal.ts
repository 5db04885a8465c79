import { mockCredentials } from '@backstage/backend-test-utils';
import mcpPlugin from '@backstage/plugin-mcp-actions-backend';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { createSandbox, Sandbox } from 'dapr-vcluster-sandbox';
import { RealAuditor } from './RealAuditor';
import { denyGuests, sandboxHosts } from './sandboxHosts';
import { TestPortal } from './TestPortal';

/** A portal with MCP endpoint and audit log, and tenant `team-a` on the host `sandbox`. */
export class McpPortal {
  readonly auditor = new RealAuditor();
  readonly #clients: Client[] = [];
  #sandbox!: Sandbox;
  #portal!: TestPortal;

  static async start(): Promise<McpPortal> {
    const mcp = new McpPortal();
    mcp.#sandbox = await createSandbox({ hosts: ['sandbox', 'recorded'] });
    mcp.#portal = await TestPortal.start(
      sandboxHosts(mcp.#sandbox),
      denyGuests,
      [mcpPlugin, mcp.auditor.factory],
    );
    await mcp.#portal.post('/tenants', {
      host: 'sandbox',
      name: 'team-a',
      owner: 'group:default/team-a',
    });
    await mcp.#portal.until(
      'the tenant to be ready',
      '/tenants/sandbox/vcluster-team-a/team-a',
      body => body.phase === 'ready',
    );
    return mcp;
  }

  get portal(): TestPortal {
    return this.#portal;
  }

  /** Address of the MCP endpoint. */
  get url(): string {
    return `${this.#portal.address}/api/mcp-actions/v1`;
  }

  /** A client of the MCP endpoint, as any other program would be one. */
  async connect(user = 'user:default/pat'): Promise<Client> {
    const client = new Client({ name: 'test', version: '1.0.0' });
    this.#clients.push(client);
    await client.connect(
      new StreamableHTTPClientTransport(new URL(this.url), {
        requestInit: {
          headers: { Authorization: mockCredentials.user.header(user) },
        },
      }),
    );
    return client;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#clients.map(client => client.close()));
    await this.#portal?.stop();
    await this.#sandbox?.close();
  }
}

/** Calls a tool; the text is what a model would read. */
export async function callTool(client: Client, name: string, args: object) {
  const result = await client.callTool({
    name: `dapr-vcluster.${name}`,
    arguments: { ...args },
  });
  const [content] = result.content as Array<{ text: string }>;
  return {
    refused: result.isError === true,
    text: content.text,
    // Tests look at whatever they expect to be there.
    output: result.structuredContent as any,
  };
}
