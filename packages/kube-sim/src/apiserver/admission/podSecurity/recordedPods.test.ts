import { violationsOf } from './evaluate';

const DROP = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
};
const SECCOMP = { seccompProfile: { type: 'RuntimeDefault' } };
const TOKEN = { name: 'token', projected: {} };

/** As vcluster 0.25.2 and 0.36.1 were recorded on a real host, with values of the portal and isolation none. */
const SYNCER = {
  volumes: [
    { name: 'data', persistentVolumeClaim: {} },
    { name: 'tmp', emptyDir: {} },
    { name: 'vcluster-config', secret: {} },
    { name: 'coredns', configMap: {} },
    TOKEN,
  ],
  initContainers: [{ name: 'kubernetes', securityContext: {} }],
  containers: [
    {
      name: 'syncer',
      securityContext: {
        allowPrivilegeEscalation: false,
        runAsGroup: 0,
        runAsUser: 0,
      },
    },
  ],
};
const COREDNS = {
  volumes: [{ name: 'config-volume', configMap: {} }, TOKEN],
  containers: [
    {
      name: 'coredns',
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { add: ['NET_BIND_SERVICE'], drop: ['ALL'] },
        readOnlyRootFilesystem: true,
        runAsGroup: 1001,
        runAsNonRoot: true,
        runAsUser: 1001,
      },
    },
  ],
};
const APP = {
  volumes: [TOKEN, { name: 'hosts', emptyDir: {} }],
  initContainers: [
    {
      name: 'vcluster-rewrite-hosts',
      securityContext: {
        ...DROP,
        ...SECCOMP,
        runAsGroup: 1001,
        runAsNonRoot: true,
        runAsUser: 1001,
      },
    },
  ],
  containers: [
    { name: 'app' },
    {
      name: 'daprd',
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        runAsNonRoot: true,
      },
    },
  ],
};

describe('pods of real vclusters', () => {
  it.each([
    ['the vcluster', SYNCER],
    ['its DNS', COREDNS],
    ['an app with daprd', APP],
  ])('baseline admits %s', (_, spec) => {
    expect(violationsOf('baseline', spec)).toBeUndefined();
  });

  it('restricted refuses the vcluster and apps as they come', () => {
    expect(violationsOf('restricted', SYNCER)).toContain('"syncer"');
    expect(violationsOf('restricted', APP)).toMatch(/"app".*"daprd"/);
  });

  it('restricted admits the DNS with what the charts give it where a Pod Security Standard is set', () => {
    expect(violationsOf('restricted', COREDNS)).toContain('seccompProfile');
    const spec = { ...COREDNS, securityContext: SECCOMP };
    expect(violationsOf('restricted', spec)).toBeUndefined();
  });
});
