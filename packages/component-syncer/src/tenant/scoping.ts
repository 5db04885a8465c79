import type { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { NamespaceScoping } from '../settings';
import { DaprResource } from '../sync';

/** Tells which apps a vcluster has. */
export type Scoping = {
  mode: NamespaceScoping;
  /** App ids of a namespace; undefined while they are not known. */
  own(namespace: string): string[] | undefined;
  /** App ids of all other namespaces; undefined when they cannot be read. */
  others(namespace: string): Promise<string[] | undefined>;
};

/** Thrown while the apps of a vcluster are being read: an incomplete answer would narrow scopes too far. */
class AppsUnknown extends Error {}

const SHOWN = 5;

/**
 * The scopes that the copy of an object gets in place of its own; an empty list means that no app may load it, and
 * must not be written, as it means everyone to Dapr.
 *
 * @returns no scopes where the object's own stay
 * @throws AppsUnknown while the apps are not known
 */
export async function ownScopes(
  object: DaprResource,
  scoping: Scoping,
): Promise<{ scopes?: string[]; findings: Finding[] }> {
  const { namespace = '' } = object.metadata;
  const declared = Array.isArray(object.scopes)
    ? object.scopes.filter(each => typeof each === 'string')
    : [];
  if (scoping.mode === 'strict') {
    const own = scoping.own(namespace);
    if (!own) {
      throw new AppsUnknown('the apps of the vcluster are still being read');
    }
    const scopes =
      declared.length > 0 ? declared.filter(each => own.includes(each)) : own;
    return { scopes, findings: [] };
  }
  if (declared.length > 0) {
    return { findings: [] };
  }
  return {
    findings: visibleToOthers(namespace, await scoping.others(namespace)),
  };
}

function visibleToOthers(
  namespace: string,
  others: readonly string[] | undefined,
): Finding[] {
  if (others?.length === 0) {
    return [];
  }
  return [
    {
      ruleId: 'sync/visible-to-others',
      severity: others ? 'warning' : 'info',
      title: `Without scopes it can be loaded by apps of other namespaces of the vcluster, as all share one namespace on the host${
        others ? '' : '; whether there are any is unknown'
      }`,
      evidence: [
        {
          label: 'app ids',
          value:
            others?.slice(0, SHOWN).join(', ') ??
            'unknown, as the apps of the vcluster could not be read',
        },
      ],
      fix: `List the app ids of namespace ${namespace} in scopes`,
    },
  ];
}
