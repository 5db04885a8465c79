import { DaprKind } from 'backstage-plugin-dapr-vcluster-common';

/** What people call an object of a kind: Dapr's Components have a name of their own, as Backstage has Components too. */
export function nameOfKind(kind: DaprKind): string {
  return kind === 'Component' ? 'Dapr Component' : kind;
}

/** First part of the ids of the rules about objects of a kind: Dapr Components are what apps ask for by name. */
export function rulePrefixOf(kind: DaprKind): 'component' | 'resource' {
  return kind === 'Component' ? 'component' : 'resource';
}

/** Why a sidecar that started before an object was there is without it. */
export function whyOlder(kind: DaprKind): string {
  const name = nameOfKind(kind);
  return kind === 'Configuration'
    ? `The sidecar is older than the ${name}, which it reads only when it starts.`
    : `The sidecar is older than the ${name}; without hot reload it must be restarted.`;
}
