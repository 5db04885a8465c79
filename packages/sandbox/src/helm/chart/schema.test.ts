import { parse } from 'yaml';
import { schemaError } from './schema';

const LEGACY_WAY = parse(`
networking: {advanced: {fallbackHostCluster: true}}
experimental:
  multiNamespaceMode: {enabled: true, namespaceLabels: {example.org/tenant: team-a}}
  genericSync:
    version: v1beta1
    clusterRole: {extraRules: [{apiGroups: [dapr.io], resources: [components], verbs: [get]}]}
    export: [{apiVersion: dapr.io/v1alpha1, kind: Component}]
sync: {toHost: {secrets: {all: true}}}
`);
const MODERN_WAY = parse(`
networking: {advanced: {fallbackHostCluster: true}}
sync:
  toHost:
    namespaces: {enabled: true, mappings: {byName: {"*": "tenant-a-*"}}}
    secrets: {all: true}
    customResources: {components.dapr.io: {enabled: true}}
`);

describe("the chart's closed schema", () => {
  it.each([20, 25])('takes multi-namespace mode in 0.%i', minor => {
    expect(schemaError(LEGACY_WAY, minor)).toBeUndefined();
  });

  it('names the keys that a later minor removed', () => {
    expect(schemaError(LEGACY_WAY, 26)).toBe(
      "values don't meet the specifications of the schema(s) in the following chart(s):\nvcluster:\n- at '/experimental': additional properties 'multiNamespaceMode' not allowed",
    );
    expect(schemaError(LEGACY_WAY, 28)).toContain(
      "additional properties 'multiNamespaceMode', 'genericSync' not allowed",
    );
  });

  it.each([26, 28, 36, 37])('takes namespace sync in 0.%i', minor => {
    expect(schemaError(MODERN_WAY, minor)).toBeUndefined();
  });

  it('refuses namespace sync before it existed', () => {
    expect(schemaError(MODERN_WAY, 25)).toContain("'namespaces' not allowed");
    expect(schemaError(MODERN_WAY, 20)).toContain(
      "'namespaces', 'customResources' not allowed",
    );
  });

  it('knows the renamed network policy fields', () => {
    const values = {
      policies: { networkPolicy: { enabled: true, workload: {} } },
    };
    expect(schemaError(values, 31)).toBeUndefined();
    expect(schemaError(values, 30)).toContain(
      "at '/policies/networkPolicy': additional properties 'workload'",
    );
  });

  it('checks types and lists every problem', () => {
    const error = schemaError(
      {
        telemetry: { enabled: 'no' },
        policies: { limitRange: { enabled: 1 } },
        sync: [],
        fallbackHostDns: true,
      },
      36,
    );
    expect(error).toContain(
      "at '/telemetry/enabled': got string, want boolean",
    );
    expect(error).toContain(
      "at '/policies/limitRange/enabled': got number, want string or boolean",
    );
    expect(error).toContain("at '/sync': got array, want object");
    expect(error).toContain(
      "at '': additional properties 'fallbackHostDns' not allowed",
    );
  });
});
