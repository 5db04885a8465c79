import {
  CreatableProfile,
  Finding,
  JsonRecord,
  minorOf,
  PROFILES,
  supportOf,
  UpgradeAdvice,
} from 'backstage-plugin-dapr-vcluster-common';
import { checkVclusterValues } from 'backstage-plugin-dapr-vcluster-common/rules';
import semver from 'semver';
import { evaluateSkew } from '../../preflight/kubernetes';
import { BEHAVIOUR_CHANGES } from './behaviourChanges';
import { fixedSettingFindings } from './fixedSettings';

/** What an upgrade is evaluated by. */
export type UpgradeFacts = {
  /** Versions of the chart, both exact. */
  from: string;
  to: string;
  profile: CreatableProfile;
  /** Values of the release, and those it would have. */
  values: { before: JsonRecord; after: JsonRecord };
  /** Versions of Kubernetes, as far as they are known. */
  kubernetes: UpgradeAdvice['kubernetes'];
  now: Date;
};

/**
 * Source: vcluster's documentation; its supported path is one minor version at a time.
 */
const ONE_MINOR =
  'https://www.vcluster.com/docs/vcluster/manage/upgrade/upgrade';
/** Source: Kubernetes' policy on upgrades of API servers. */
const KUBERNETES_SKEW =
  'https://kubernetes.io/releases/version-skew-policy/#kube-apiserver';

/** What breaks and changes between two versions of a tenant's vcluster; pure. */
export function adviseUpgrade(facts: UpgradeFacts): UpgradeAdvice {
  const { from, to, profile, values, kubernetes, now } = facts;
  const support = {
    from: supportOf('vcluster', from, now),
    to: supportOf('vcluster', to, now),
  };
  const findings = [
    ...downgrade(facts),
    ...profileFindings(profile, to),
    ...fixedSettingFindings(values.before, values.after),
    ...checkVclusterValues(values.after, { profile, chartVersion: to }).map(
      ({ path: _, edit: __, ...finding }) => finding,
    ),
    ...skippedMinors(from, to),
    ...behaviourFindings(facts),
    ...evaluateSkew({
      kubernetes: { host: kubernetes.host, vcluster: kubernetes.to },
    }),
    ...kubernetesJump(kubernetes),
    ...supportFindings(to, support.to),
  ];
  return { findings: sorted(findings), support, kubernetes };
}

const SEVERITIES = ['error', 'warning', 'info'];

function sorted(findings: Finding[]): Finding[] {
  const rank = ({ severity }: Finding) => SEVERITIES.indexOf(severity);
  return [...findings].sort((a, b) => rank(a) - rank(b));
}

function downgrade({ from, to }: UpgradeFacts): Finding[] {
  return semver.gt(from, to)
    ? [
        {
          ruleId: 'upgrade/downgrade',
          severity: 'error',
          title: `${to} is older than the installed ${from}: an older vcluster may not read the data of a newer one`,
          evidence: [],
          fix: `Choose a version newer than ${from}`,
          source: ONE_MINOR,
        },
      ]
    : [];
}

function profileFindings(name: CreatableProfile, to: string): Finding[] {
  const [first, last = Infinity] = PROFILES[name].minors;
  const [major, minor] = minorOf(to) ?? [0, 0];
  if (major === 0 && minor >= first && minor <= last) {
    return [];
  }
  const others = Object.values(PROFILES)
    .filter(({ minors: [from, until = Infinity] }) => {
      return major === 0 && minor >= from && minor <= until;
    })
    .map(each => each.name);
  return [
    {
      ruleId: 'upgrade/profile',
      severity: 'error',
      title:
        major === 0 && minor < first
          ? `Profile ${name} begins with vcluster 0.${first}`
          : `Profile ${name} ${
              last === Infinity
                ? 'is not known to work with vcluster 1.0 and newer'
                : `ends with vcluster 0.${last}: newer open-source versions do not sync Dapr resources the way it needs`
            }`,
      evidence: [
        { label: 'Profiles of that version', value: others.join(', ') },
      ],
      fix:
        others.length > 0
          ? `Create a tenant with profile ${others.join(
              ' or ',
            )}, move Dapr resources and apps there, then delete this one`
          : `Choose a version from 0.${first} on that is older than 1.0`,
      source: 'https://github.com/loft-sh/vcluster/pull/2756',
    },
  ];
}

function skippedMinors(from: string, to: string): Finding[] {
  const before = minorOf(from);
  const after = minorOf(to);
  if (!before || !after || after[1] - before[1] < 2) {
    return [];
  }
  const skipped = Array.from(
    { length: after[1] - before[1] - 1 },
    (_, index) => `0.${before[1] + 1 + index}`,
  );
  return [
    {
      ruleId: 'upgrade/skipped-minors',
      severity: 'warning',
      title: `vcluster supports and tests upgrades by one minor version; this one skips ${skipped.join(
        ', ',
      )}`,
      evidence: [],
      fix: 'Upgrade to each of them in turn, or try it with a tenant that can be lost first',
      source: ONE_MINOR,
    },
  ];
}

/** What a release candidate does is what its release does; undefined for a build without a version. */
function releaseOf(version: string): string | undefined {
  const [release] =
    (minorOf(version) && semver.valid(version)?.split('-')) || [];
  return release;
}

function behaviourFindings({ from, to, values }: UpgradeFacts): Finding[] {
  const [before, after] = [releaseOf(from), releaseOf(to)];
  if (!before || !after) {
    return [];
  }
  return BEHAVIOUR_CHANGES.filter(
    ({ since, concerns }) =>
      semver.lt(before, since) &&
      semver.gte(after, since) &&
      (!concerns || concerns(values.before) || concerns(values.after)),
  ).map(({ id, severity, title, fix, since, source }) => ({
    ruleId: `upgrade/${id}`,
    severity,
    title,
    evidence: [{ label: 'Since vcluster', value: since }],
    fix,
    source,
  }));
}

function kubernetesJump({ from, to }: UpgradeFacts['kubernetes']): Finding[] {
  const before = minorOf(from ?? '');
  const after = minorOf(to ?? '');
  if (!before || !after) {
    return [];
  }
  const jump = after[1] - before[1];
  if (jump < 0) {
    return [
      {
        ruleId: 'upgrade/kubernetes-downgrade',
        severity: 'error',
        title: `Kubernetes in the vcluster would go from ${from} back to ${to}`,
        evidence: [],
        fix: 'Remove the version of Kubernetes from the values, or set a newer one',
        source: KUBERNETES_SKEW,
      },
    ];
  }
  return jump > 1
    ? [
        {
          ruleId: 'upgrade/kubernetes-jump',
          severity: 'warning',
          title: `Kubernetes in the vcluster goes from ${from} to ${to}; Kubernetes does not support to skip a minor version`,
          evidence: [],
          fix: 'Upgrade in smaller steps, and look for APIs that the versions between have removed',
          source: KUBERNETES_SKEW,
        },
      ]
    : [];
}

function supportFindings(
  to: string,
  { state, endOfLife, asOf }: UpgradeAdvice['support']['to'],
): Finding[] {
  const evidence = [
    ...(endOfLife ? [{ label: 'End of life', value: endOfLife }] : []),
    ...(asOf ? [{ label: 'As of', value: asOf }] : []),
  ];
  if (state === 'end-of-life') {
    return [
      {
        ruleId: 'upgrade/end-of-life',
        severity: 'warning',
        title: `vcluster ${to} gets no fixes any more`,
        evidence,
        fix: 'Choose a newer version',
      },
    ];
  }
  return state === 'unknown'
    ? [
        {
          ruleId: 'upgrade/unknown-line',
          severity: 'info',
          title: `Whether vcluster ${to} gets fixes is not known; its values are checked by the nearest schema that is`,
          evidence,
          fix: 'Update the portal, or read the release notes of that version',
        },
      ]
    : [];
}
