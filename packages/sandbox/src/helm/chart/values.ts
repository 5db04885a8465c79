import { merge } from 'lodash';

/** A rule of a Role, as written in values. */
export type PolicyRule = {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
};

type ExtraRules = {
  extraRules?: PolicyRule[];
};

/** One custom resource that a 0.20-0.27 vcluster exports to its host. */
export type ExportedKind = {
  apiVersion: string;
  kind: string;
  optional?: boolean;
};

/** The chart's values as far as rendering and the syncer read them, defaults filled in. */
export type ChartValues = {
  sync: {
    toHost: {
      secrets: { enabled: boolean; all: boolean };
      configMaps: { enabled: boolean; all: boolean };
    };
  };
  controlPlane: {
    distro: { k8s: { securityContext: object } };
    statefulSet: {
      security: {
        podSecurityContext: object;
        containerSecurityContext: object;
      };
      image: { registry: string; repository: string; tag: string };
      resources: {
        requests?: Record<string, string>;
        limits?: Record<string, string>;
      };
      highAvailability: { replicas: number };
      persistence: { volumeClaim: { size: string; storageClass: string } };
      labels: Record<string, string>;
      annotations: Record<string, string>;
    };
  };
  policies: {
    /** Level of the Pod Security Standards that the vcluster's own API server enforces in every namespace. */
    podSecurityStandard: string;
    resourceQuota: {
      enabled: boolean | 'auto';
      quota: Record<string, string | number>;
    };
    limitRange: {
      enabled: boolean | 'auto';
      default: Record<string, string>;
      defaultRequest: Record<string, string>;
    };
  };
  networking: {
    advanced: {
      /** Whether names that the vcluster's DNS does not know are asked of the host's. */
      fallbackHostCluster: boolean;
    };
  };
  rbac: { role: ExtraRules; clusterRole: ExtraRules };
  experimental: {
    multiNamespaceMode: {
      enabled: boolean;
      namespaceLabels: Record<string, string>;
    };
    genericSync: {
      export: ExportedKind[];
      clusterRole: ExtraRules;
      role: ExtraRules;
    };
    deploy: { host: { manifests: string; manifestsTemplate: string } };
  };
};

/** The chart's defaults; source: the chart's own values.yaml and facts on its policies. */
export const DEFAULTS: ChartValues = {
  sync: {
    toHost: {
      secrets: { enabled: true, all: false },
      configMaps: { enabled: true, all: false },
    },
  },
  controlPlane: {
    distro: { k8s: { securityContext: {} } },
    statefulSet: {
      security: { podSecurityContext: {}, containerSecurityContext: {} },
      image: {
        registry: 'ghcr.io',
        repository: 'loft-sh/vcluster-pro',
        tag: '',
      },
      resources: {},
      highAvailability: { replicas: 1 },
      persistence: { volumeClaim: { size: '5Gi', storageClass: '' } },
      labels: {},
      annotations: {},
    },
  },
  policies: {
    podSecurityStandard: '',
    resourceQuota: {
      enabled: 'auto',
      quota: {
        'requests.cpu': 10,
        'requests.memory': '20Gi',
        'requests.storage': '100Gi',
        'requests.ephemeral-storage': '60Gi',
        'limits.cpu': 20,
        'limits.memory': '40Gi',
        'limits.ephemeral-storage': '160Gi',
        'services.nodeports': 0,
        'services.loadbalancers': 1,
        'count/endpoints': 40,
        'count/pods': 20,
        'count/services': 20,
        'count/secrets': 100,
        'count/configmaps': 100,
        'count/persistentvolumeclaims': 20,
      },
    },
    limitRange: {
      enabled: 'auto',
      default: { cpu: '1', memory: '512Mi', 'ephemeral-storage': '8Gi' },
      defaultRequest: {
        cpu: '100m',
        memory: '128Mi',
        'ephemeral-storage': '3Gi',
      },
    },
  },
  networking: { advanced: { fallbackHostCluster: false } },
  rbac: { role: {}, clusterRole: {} },
  experimental: {
    multiNamespaceMode: { enabled: false, namespaceLabels: {} },
    genericSync: { export: [], clusterRole: {}, role: {} },
    deploy: { host: { manifests: '', manifestsTemplate: '' } },
  },
};

/** Lays a HelmRelease's values over the chart's defaults; the schema was checked before. */
export function effectiveValues(values: unknown): ChartValues {
  return merge({}, DEFAULTS, values);
}
