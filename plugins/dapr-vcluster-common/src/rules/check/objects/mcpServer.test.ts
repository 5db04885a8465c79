import { dapr } from '../__testUtils__/samples';
import { useCheck } from '../__testUtils__/useCheck';

describe('checkFiles, on an MCPServer', () => {
  const { rules } = useCheck();
  const url = 'https://tools.example.com/mcp';
  const mcp = (endpoint: object, more: object = {}) =>
    dapr('MCPServer', { endpoint, ...more });

  it.each([
    mcp({ streamableHTTP: { url, timeout: '10s' } }),
    mcp(
      {
        sse: {
          url,
          headers: [{ name: 'X-Tenant', value: 'a' }],
          auth: { oauth2: { issuer: 'https://login.example.com' } },
        },
      },
      { ignoreErrors: true, catalog: { owner: { team: 'a' }, tags: ['x'] } },
    ),
    mcp(
      { streamableHTTP: { url } },
      {
        middleware: {
          beforeCallTool: [{ workflow: { workflowName: 'w' }, mutate: true }],
        },
      },
    ),
  ])('has nothing against %s', file => {
    expect(rules(file)).toEqual([]);
  });

  it.each([
    ['shape/value:spec.endpoint', mcp({})],
    [
      'shape/value:spec.endpoint',
      mcp({ streamableHTTP: { url }, sse: { url } }),
    ],
    [
      'shape/value:spec.endpoint.streamableHTTP.url',
      mcp({ streamableHTTP: { url: 'tools' } }),
    ],
    ['shape/required:spec.endpoint.sse.url', mcp({ sse: {} })],
    ['shape/value:spec.endpoint.stdio', mcp({ stdio: { command: 'npx' } })],
    [
      'G3:spec.endpoint.stdio.env[0].value',
      mcp({ stdio: { command: 'npx', env: [{ name: 'TOKEN', value: 'x' }] } }),
    ],
    [
      'G10:spec.endpoint.sse.url',
      mcp({ sse: { url: 'http://169.254.169.254/x' } }),
    ],
    [
      'G3:spec.endpoint.sse.headers[0].value',
      mcp({ sse: { url, headers: [{ name: 'Authorization', value: 'x' }] } }),
    ],
  ])('finds %s', (expected, file) => {
    expect(rules(file)).toContain(`1:${expected}`);
  });
});
