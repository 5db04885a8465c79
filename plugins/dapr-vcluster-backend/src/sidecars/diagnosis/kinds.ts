import { DaprKind, HotReload } from 'backstage-plugin-dapr-vcluster-common';

/** What people call an object of a kind: Dapr's Components have a name of their own, as Backstage has Components too. */
export function nameOfKind(kind: DaprKind): string {
  return kind === 'Component' ? 'Dapr Component' : kind;
}

/** First part of the ids of the rules about objects of a kind: Dapr Components are what apps ask for by name. */
export function rulePrefixOf(kind: DaprKind): 'component' | 'resource' {
  return kind === 'Component' ? 'component' : 'resource';
}

/** Why a sidecar that started before an object was there is without it. */
export function whyOlder(kind: DaprKind, reload: HotReload): string {
  const name = nameOfKind(kind);
  switch (reload) {
    case 'on':
      return `The sidecar is older than the ${name}, but reloads without a restart: the log of daprd says why it has not loaded it.`;
    case 'off':
      return `The sidecar is older than the ${name} and runs without hot reload of this kind: it must be restarted.`;
    default:
      return `The sidecar is older than the ${name}. Whether it must be restarted is unknown, because the version of its daprd is.`;
  }
}
