import {
  DaprComponentList,
  Finding,
  Sidecar,
  SidecarList,
} from 'backstage-plugin-dapr-vcluster-common';
import { explainApp } from './explainApp';

const sidecar = (overrides: Partial<Sidecar> = {}): Sidecar => ({
  id: 'uid',
  appId: 'writer',
  app: 'writer-deployment',
  hostPod: { namespace: 'h', name: 'writer-1' },
  state: 'ready',
  summary: 'It is ready.',
  mode: 'sidecar',
  loaded: { state: 'unknown', reason: 'not asked' },
  findings: [],
  ...overrides,
});

const finding = (severity: Finding['severity'], fix: string): Finding => ({
  ruleId: 'r',
  severity,
  title: 'Something is wrong.',
  evidence: [],
  fix,
});

type Load = DaprComponentList['items'][number]['loadedBy'][number];

const load = (state: Load['state'], reason?: string): Load => ({
  appId: 'writer',
  pod: { namespace: 'h', name: 'writer-1' },
  state,
  reason,
});

function explain(
  items: Sidecar[],
  loads: Array<[string, Load]> = [],
  app = 'writer',
  ofSetUp: Finding[] = [],
) {
  const sidecars = {
    items,
    virtual: { state: 'known', value: items.length, observedAt: '' },
    findings: ofSetUp,
  } as Partial<SidecarList> as SidecarList;
  const components = {
    items: loads.map(([name, each]) => ({
      name,
      loadedBy: [each],
      findings: [],
    })),
  } as unknown as DaprComponentList;
  return explainApp(app, sidecars, components);
}

describe('explainApp', () => {
  it('reports the worst pod and the worst finding', () => {
    const crashing = sidecar({
      id: 'other',
      state: 'crash-loop',
      summary: 'It restarts again and again.',
      findings: [finding('info', 'Read.'), finding('error', 'Fix it.')],
    });
    expect(explain([sidecar(), crashing])).toMatchObject({
      summary:
        'writer is crash-loop (the worst of 2 pods): It restarts again and again.',
      fix: 'Fix it.',
      pods: [{ state: 'crash-loop' }, { state: 'ready' }],
    });
  });

  it('adds findings that concern every app of the tenant', () => {
    const ofSetUp = finding('warning', 'Uninstall it.');
    expect(explain([sidecar()], [], 'writer', [ofSetUp]).findings).toEqual([
      ofSetUp,
    ]);
  });

  it('distinguishes loaded, not loaded and unknown Dapr Components', () => {
    const all: Array<[string, Load]> = [
      ['a', load('loaded')],
      ['b', load('not-loaded', 'older than it')],
      ['c', load('unknown', 'no answer')],
      ['d', load('out-of-scope')],
    ];
    const { components, summary } = explain([sidecar()], all);
    expect(components.map(({ name, state }) => [name, state])).toEqual([
      ['a', 'loaded'],
      ['b', 'not-loaded'],
      ['c', 'unknown'],
    ]);
    expect(summary).toBe('writer has a ready sidecar that has not loaded b.');
    expect(explain([sidecar()], [all[2]]).summary).toMatch(
      /whether it has loaded c is unknown: no answer/,
    );
    expect(explain([sidecar()], [all[0]]).summary).toMatch(
      /scope loaded \(1\)/,
    );
  });

  it('accepts the name of a workload or a pod', () => {
    const pod = sidecar({ virtualPod: { namespace: 'default', name: 'w-1' } });
    expect(explain([pod], [], 'writer-deployment').appId).toBe('writer');
    expect(explain([pod], [], 'w-1').appId).toBe('writer');
  });

  it('names the annotations when no pod requests a sidecar', () => {
    expect(() => explain([], [])).toThrow(/set dapr.io\/enabled: "true"/);
  });
});
