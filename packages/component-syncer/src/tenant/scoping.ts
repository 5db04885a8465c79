import type { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { NamespaceScoping } from '../settings';
import { DaprResource } from '../sync';
import { keyOf, refOf } from '../sync/entries';
import type { AppFollower } from './AppFollower';
import type { OtherApps } from './OtherApps';

/** Tells which apps a vcluster has. */
export type Scoping = {
  mode: NamespaceScoping;
  /** App ids of a namespace; undefined while they are not known. */
  own(namespace: string): string[] | undefined;
  /** App ids of all namespaces but an object's; undefined when they cannot be read. */
  others(object: DaprResource): Promise<string[] | undefined>;
  /** Why they are not known, if there are too many of them. */
  tooMany(): string | undefined;
  /** Takes that nothing is asked about an object any more, as it has scopes. */
  scoped(object: DaprResource): void;
};

/** What the followed apps of a vcluster tell; `own` are there where scopes are narrowed. */
export function scopingOf(
  mode: NamespaceScoping,
  own: Pick<AppFollower, 'of' | 'tooMany'> | undefined,
  others: Pick<OtherApps, 'of' | 'tooMany' | 'forget'>,
): Scoping {
  const keyIn = (object: DaprResource) => keyOf(object.kind, refOf(object));
  return {
    mode,
    own: namespace => own?.of(namespace),
    others: object => others.of(keyIn(object), refOf(object).namespace),
    tooMany: () => (own ?? others).tooMany,
    scoped: object => others.forget(keyIn(object)),
  };
}

/** Thrown while the apps of a vcluster are being read: an incomplete answer would narrow scopes too far. */
class AppsUnknown extends Error {}

const SHOWN = 5;

/**
 * The scopes that the copy of an object gets in place of its own; an empty list means that no app may load it, and
 * must not be written, as it means everyone to Dapr.
 *
 * @returns no scopes where the object's own stay; `waitsFor` where they cannot be told
 * @throws AppsUnknown while the apps are not known
 */
export async function ownScopes(
  object: DaprResource,
  scoping: Scoping,
): Promise<{ scopes?: string[]; findings: Finding[]; waitsFor?: Finding }> {
  const { namespace = '' } = object.metadata;
  const declared = Array.isArray(object.scopes)
    ? object.scopes.filter(each => typeof each === 'string')
    : [];
  if (scoping.mode === 'strict') {
    const own = scoping.own(namespace);
    const tooMany = scoping.tooMany();
    if (!own && tooMany) {
      return { findings: [], waitsFor: appLimit(tooMany) };
    }
    if (!own) {
      throw new AppsUnknown('the apps of the vcluster are still being read');
    }
    const scopes =
      declared.length > 0 ? declared.filter(each => own.includes(each)) : own;
    return { scopes, findings: [] };
  }
  if (declared.length > 0) {
    scoping.scoped(object);
    return { findings: [] };
  }
  return {
    findings: visibleToOthers(
      namespace,
      await scoping.others(object),
      scoping.tooMany(),
    ),
  };
}

function appLimit(tooMany: string): Finding {
  return {
    ruleId: 'sync/app-limit',
    severity: 'error',
    title: `Which apps may load it cannot be told, as ${tooMany}`,
    evidence: [],
    fix: 'Delete some of them, or ask the platform team for a higher limit',
  };
}

function visibleToOthers(
  namespace: string,
  others: readonly string[] | undefined,
  tooMany: string | undefined,
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
            `unknown, as ${
              tooMany ?? 'the apps of the vcluster could not be read'
            }`,
        },
      ],
      fix: `List the app ids of namespace ${namespace} in scopes`,
    },
  ];
}
