import type {
  ComponentCatalogue,
  ComponentSpec,
} from 'backstage-plugin-dapr-vcluster-common/component-catalogue';

/** One type with its versions. */
export type TypeChoice = {
  type: string;
  title: string;
  /** Status of the preferred version. */
  status: ComponentSpec['status'];
  versions: string[];
};

/** Name resolution is configured in a Configuration, not in a Dapr Component. */
const NOT_COMPONENTS = ['nameresolution'];

/** First part of a type in lower case, e.g. `state`. */
export function blockOfType(type: string): string {
  return type.split('.')[0].toLowerCase();
}

/** Building blocks with Dapr Components, in the order of the catalogue. */
export function buildingBlocks(catalogue: ComponentCatalogue): string[] {
  const blocks = catalogue.components.map(({ type }) => blockOfType(type));
  return [...new Set(blocks)].filter(block => !NOT_COMPONENTS.includes(block));
}

const RANK = { stable: 0, beta: 1, alpha: 2, 'development-only': 3 };

/** The default version: the newest version with the best certification status. */
export function preferredVersion(
  catalogue: ComponentCatalogue,
  type: string,
): string | undefined {
  return versionsByPreference(catalogue, type)[0]?.version;
}

function versionsByPreference(catalogue: ComponentCatalogue, type: string) {
  return catalogue
    .versionsOf(type)
    .flatMap(version => catalogue.find(type, version) ?? [])
    .sort(
      (a, b) =>
        RANK[a.status] - RANK[b.status] ||
        b.version.localeCompare(a.version, 'en', { numeric: true }),
    );
}

/** Types of a building block, by certification status and name. */
export function typesOfBlock(
  catalogue: ComponentCatalogue,
  block: string,
): TypeChoice[] {
  const types = new Set(
    catalogue.components
      .map(({ type }) => type)
      .filter(type => blockOfType(type) === block),
  );
  return [...types]
    .map(type => {
      const versions = versionsByPreference(catalogue, type);
      const [{ title, status }] = versions;
      return {
        type,
        title,
        status,
        versions: versions.map(({ version }) => version),
      };
    })
    .sort(
      (a, b) => RANK[a.status] - RANK[b.status] || a.type.localeCompare(b.type),
    );
}
