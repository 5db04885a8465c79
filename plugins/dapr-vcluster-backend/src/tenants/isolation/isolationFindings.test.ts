import { Enforcement } from './enforcement';
import { isolationFindings } from './isolationFindings';

type Facts = Parameters<typeof isolationFindings>;

const enforced: Enforcement = {
  podSecurity: 'enforced',
  networkPolicies: { state: 'enforced', plugin: 'cilium' },
  sidecarsDropCapabilities: true,
};
const wanted: Facts[0] = { isolation: 'baseline', profile: 'oss-hostmanaged' };
const facts: Facts[2] = {
  apiServers: [{ address: '10.0.0.1', ports: [443] }],
  workflowAccessPolicies: true,
};

const ids = (
  changed: {
    wanted?: Partial<Facts[0]>;
    enforcement?: Partial<Enforcement>;
    facts?: Partial<Facts[2]>;
    limits?: Facts[3];
  } = {},
) =>
  isolationFindings(
    { ...wanted, ...changed.wanted },
    { ...enforced, ...changed.enforcement },
    { ...facts, ...changed.facts },
    changed.limits,
  ).map(({ ruleId, severity }) => `${ruleId} ${severity}`);

describe('what a host does not enforce', () => {
  it('is nothing on a host that enforces everything', () => {
    expect(ids()).toEqual([]);
  });

  it.each<[string, Parameters<typeof ids>[0], string[]]>([
    [
      'no Pod Security admission',
      { enforcement: { podSecurity: 'not-enforced' } },
      ['G13/pod-security warning'],
    ],
    [
      'Pod Security admission that is not known',
      { enforcement: { podSecurity: 'unknown' } },
      ['G13/pod-security info'],
    ],
    [
      'a network plugin that does not enforce',
      {
        enforcement: {
          networkPolicies: { state: 'not-enforced', plugin: 'flannel' },
        },
      },
      ['G13/network-policy warning'],
    ],
    [
      'a network plugin that is not known',
      { enforcement: { networkPolicies: { state: 'unknown' } } },
      ['G13/network-policy info'],
    ],
    [
      'API servers that are not known',
      { facts: { apiServers: [] } },
      ['G13/network-policy info'],
    ],
    [
      'a portal without the right',
      { limits: { networkPoliciesLeftOut: 'it may not' } },
      ['G13/network-policy warning'],
    ],
    [
      'namespaces that come later',
      { wanted: { profile: 'oss-multins' } },
      ['G13/isolation warning'],
    ],
    [
      'sidecars that restricted refuses',
      {
        wanted: { isolation: 'restricted' },
        enforcement: { sidecarsDropCapabilities: false },
      },
      ['G13/pod-security error'],
    ],
    [
      'an injector that is not known',
      {
        wanted: { isolation: 'restricted' },
        enforcement: { sidecarsDropCapabilities: undefined },
      },
      [],
    ],
    [
      'no isolation',
      { wanted: { isolation: 'none' } },
      ['G13/isolation warning'],
    ],
    [
      'workflows before Dapr 1.18',
      {
        wanted: { accessControl: { callers: [], workflows: true } },
        facts: { workflowAccessPolicies: false },
      },
      ['G13/access-control warning'],
    ],
    [
      'access control where Dapr resources come from the vcluster',
      {
        wanted: {
          profile: 'oss-multins',
          accessControl: { callers: [], workflows: false },
        },
      },
      ['G13/isolation warning', 'G13/access-control warning'],
    ],
  ])('%s', (_, changed, expected) => {
    expect(ids(changed)).toEqual(expected);
  });
});
