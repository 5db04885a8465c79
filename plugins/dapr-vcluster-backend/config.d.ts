export interface Config {
  daprVcluster?: {
    /**
     * Hosts: Kubernetes clusters that carry vclusters and the shared Dapr control plane. Each has exactly one of
     * kubeconfig, url, inCluster and clusterRef.
     */
    hosts?: Array<{
      /** Short name, a DNS label; part of every tenant's identity, so never change it. */
      name: string;
      /** Name for people. */
      title?: string;
      /** Path of a kubeconfig file. */
      kubeconfig?: string;
      /** Context of the kubeconfig file, default its current one. */
      context?: string;
      /** Address of the API server; needs token or tokenFile. */
      url?: string;
      /** CA certificate of the API server: PEM, in base64. */
      caData?: string;
      /** CA certificate of the API server: path of a PEM file. */
      caFile?: string;
      /**
       * Bearer token.
       * @visibility secret
       */
      token?: string;
      /** Path of a file with a bearer token; read again when it changes. */
      tokenFile?: string;
      /** Do not check the API server's certificate. For tests only. */
      skipTLSVerify?: boolean;
      /** Use the service account of the pod the portal runs in. */
      inCluster?: boolean;
      /** Name of a cluster of kubernetes.clusterLocatorMethods (type config). */
      clusterRef?: string;
      /**
       * How its vclusters are reached. auto: through this host's API server (pods/portforward) where their kubeconfig
       * names https://localhost:8443, which only holds inside their pod, else at the address it names. direct: never
       * through the API server; for https://localhost:8443 at their Service. port-forward: always through the API
       * server. Default auto, with inCluster direct.
       */
      vclusters?: 'auto' | 'direct' | 'port-forward';
      /** The Component syncer of this host, as daprVcluster.componentSyncer. */
      componentSyncer?:
        | 'embedded'
        | 'external'
        | 'off'
        | {
            mode: 'embedded' | 'external' | 'off';
            /** Host namespace of its Leases. */
            namespace?: string;
            /** Service account of an external one, as <namespace>/<name>. */
            serviceAccount?: string;
          };
      /** Nothing is written to this host. */
      readOnly?: boolean;
      /** Owner of tenants without one, e.g. group:default/platform. */
      defaultOwner?: string;
      dapr?: {
        /** Namespace of Dapr's control plane, default dapr-system. */
        namespace?: string;
      };
    }>;
    /** What sharing Dapr and clusters saves: prices, and what else it is counted by. See docs/savings.md. */
    savings?: {
      /** Prices per month. Without any: list prices in USD, marked as defaults. */
      prices?: {
        /** ISO 4217, default USD. Another currency needs all four prices. */
        currency?: string;
        /** One core. */
        cpuCoreMonth?: number;
        /** One GiB of memory. */
        memoryGiBMonth?: number;
        /** One GiB of storage of any class without a price of its own. */
        storageGiBMonth?: number;
        /** What the provider charges for the control plane of one real cluster. */
        controlPlaneMonth?: number;
        /** Fixed costs of one more real cluster besides, default 0. */
        clusterExtrasMonth?: number;
        /** Storage by the name of its StorageClass. */
        storageClasses?: Array<{
          name: string;
          /** One GiB. */
          gibMonth: number;
        }>;
        /** Nodes with prices of their own, by a label; of several that fit, the first counts. */
        nodes?: Array<{
          /** e.g. node.kubernetes.io/instance-type */
          label: string;
          /** Without it: whatever the label's value is. */
          value?: string;
          cpuCoreMonth: number;
          memoryGiBMonth: number;
        }>;
        /** Percentages off the prices above. */
        discounts?: {
          compute?: number;
          storage?: number;
          controlPlane?: number;
        };
      };
      /** OpenCost of hosts: tells prices that are not configured, and what a tenant's namespaces cost. */
      openCost?: Array<{
        /** Name of the host. */
        host: string;
        /** e.g. http://opencost.opencost:9003 */
        url: string;
        /** In which it counts, default USD; has to be that of the prices. */
        currency?: string;
        /**
         * Header of the requests.
         * @visibility secret
         */
        authorization?: string;
      }>;
      /** Notifications about the last month; without this section, nobody gets any. Needs Backstage's notifications. */
      digest?: {
        /** References of entities that are told about all tenants. */
        platformTeam?: string | string[];
        /** Owners are told about their tenants, default true. */
        owners?: boolean;
      };
      /** How what tenants share is divided among them, default evenly. */
      allocation?: 'evenly' | 'by-sidecars' | 'by-requests';
      /** The Dapr that a tenant would have for itself. */
      dapr?: {
        /** It would be a highly available one, default false. */
        dedicatedHa?: boolean;
        /** Its placement would run inside its scheduler (Dapr 1.19), default as on the host. */
        placementInScheduler?: boolean;
        /** By which part of itself the shared Dapr grows with each tenant after the first, default 0; 0.01 for 1 %. */
        growthPerTenant?: number;
        /** What it would request, default by Dapr's guidelines. */
        requests?: {
          cpu: string | number;
          memory: string | number;
          storage?: string | number;
          pods?: number;
        };
      };
      /** Further operators that tenants share, such as cert-manager: what one installation requests. */
      packs?: Array<{
        name: string;
        cpu: string | number;
        memory: string | number;
        storage?: string | number;
        /** Default 1. */
        pods?: number;
        /** The shared installation, default the same. */
        shared?: {
          cpu: string | number;
          memory: string | number;
          storage?: string | number;
          pods?: number;
        };
        /** Default 0. */
        growthPerTenant?: number;
      }>;
      /** What only sharing needs, and is counted against it; each has a default that is an assumption. */
      overhead?: {
        syncer?: {
          cpu: string | number;
          memory: string | number;
          storage?: string | number;
          pods?: number;
        };
        portal?: {
          cpu: string | number;
          memory: string | number;
          storage?: string | number;
          pods?: number;
        };
      };
    };
    /** Logs of apps, sidecars and syncers. */
    logs?: {
      /** Serve logs at all, default true. The permission dapr-vcluster.log.read says to whom. */
      enabled?: boolean;
      /** Minutes after which following a log ends, default 15. */
      followMinutes?: number;
      /** Logs one user may follow at a time, default 4. */
      followsPerUser?: number;
      /** Logs of one host that may be followed at a time, by all users, default 50. */
      followsPerHost?: number;
      /** Logs one user may read at a time without following them, default 4. */
      readsPerUser?: number;
      /** Logs that may be read at a time without following them, by all users, default 20. */
      reads?: number;
    };
    /**
     * What copies the Dapr resources of vclusters with profile oss-synced to their host: a Component syncer in this backend
     * (embedded, the default), one on the host that the chart component-syncer installs (external), or nothing (off): then
     * oss-synced is not offered. See docs/component-syncer.md.
     */
    componentSyncer?:
      | 'embedded'
      | 'external'
      | 'off'
      | {
          mode: 'embedded' | 'external' | 'off';
          /** Host namespace of its Leases, the same for all syncers of a host; default that of Dapr's control plane. */
          namespace?: string;
          /**
           * Service account of an external one, as <namespace>/<name>: the portal lets it read the Secrets of the tenants that
           * it creates.
           */
          serviceAccount?: string;
        };
    /** How tenants are installed: flux (default), helm, argocd, git (by pull request only), or one that a module adds. */
    provisioner?: string;
    flux?: {
      /** Helm repository of the vcluster chart, default https://charts.loft.sh. */
      chartRepository?: string;
      /** Name of the chart, default vcluster. */
      chart?: string;
      /** Time between two reconciliations, a Go duration, default 10m. */
      interval?: string;
    };
    /** Argo CD on the hosts: for provisioner argocd, and to be given access to vclusters. See docs/gitops.md. */
    argocd?: {
      /** Its namespace, default argocd. */
      namespace?: string;
      /** AppProject of the tenants, default default. */
      project?: string;
      /** Where Applications are: in the namespace of Argo CD (default), or each in that of its tenant. */
      applications?: 'argocd' | 'tenant';
      /** Helm repository of the vcluster chart, default https://charts.loft.sh; oci:// is understood too. */
      chartRepository?: string;
      /** Name of the chart, default vcluster. */
      chart?: string;
      /** Lets users with dapr-vcluster.kubeconfig.issue register vclusters in Argo CD; without it, nobody can. */
      clusters?: {
        /** ClusterRole of the vcluster that Argo CD gets in all its namespaces. */
        clusterRole: string;
        /** How long a token lasts, from 60 to 10080, default 1440; it is replaced after half of that. */
        minutes?: number;
        /** AppProject whose Applications alone may use the vclusters, default any. */
        project?: string;
      };
    };
    helm?: {
      /** The Helm program, a name on PATH or a path, default helm. 3.13 or newer. */
      command?: string;
      /** Helm repository of the vcluster chart, default https://charts.loft.sh; oci:// is understood too. */
      chartRepository?: string;
      /** Name of the chart, default vcluster; or the path of a chart, beginning with / or a dot. */
      chart?: string;
      /** Time limit of one run of Helm in seconds, default 120. */
      timeoutSeconds?: number;
    };
    /** Profile of tenants that ask for none, default the first offered. */
    defaultProfile?: string;
    /**
     * Profiles that are offered, default oss-synced and oss-hostmanaged. oss-multins is offered only if it is named here: it needs
     * vcluster 0.25, which is past its end of life and whose syncer can read the Secrets of the whole host.
     */
    profiles?: {
      [name: string]: {
        /** Version of the vcluster chart, default 0.37.2; 0.25.2 for `oss-multins`. */
        chartVersion?: string;
        /**
         * Exact versions of the vcluster chart that tenants can be upgraded to, beside chartVersion, such as those between.
         */
        upgradeVersions?: string[];
      };
    };
    /**
     * Severity of guardrails, by rule id: one rule ("G6/unknown") or all that begin with it ("G6"). docs/guardrails.md
     * lists them.
     */
    rules?: { [rule: string]: 'error' | 'warning' | 'info' | 'off' };
    /**
     * Backends Dapr Components may use, as host or host:port, with * for any text and {tenant} for the tenant's name,
     * e.g. "redis.{tenant}.svc:6379". Default: any.
     */
    allowedBackends?: string[];
    /**
     * Dapr Components the platform team has decided about, offered by the form. One that claims to be a preset must
     * have what it fixes.
     */
    componentPresets?: Array<{
      /** Short name, a DNS label. */
      name: string;
      /** Name for people. */
      title?: string;
      description?: string;
      /** spec.type, e.g. state.redis. */
      type: string;
      /** spec.version, e.g. v1. */
      version: string;
      /** Metadata it fixes; {tenant} stands for the tenant's name. */
      metadata?: Array<{
        name: string;
        /** A plain value; secrets are referred to. */
        value?: string | number | boolean;
        /** A Secret of the vcluster, in the namespace of the Dapr Component. */
        secretKeyRef?: { name: string; key: string };
      }>;
    }>;
    /**
     * Labels that tenants can set on their host namespaces: keys, or prefixes that end in /*. Default cost-center,
     * department, environment, project, team, tier. Whatever acts on a label on the host (service meshes, policy
     * engines, GitOps controllers) must not be allowed here.
     */
    tenantLabels?: string[];
    /** Upgrades of tenants. */
    upgrades?: {
      /**
       * How long a tenant may take to become healthy before it is rolled back, from more than 0 to 480, default 10.
       */
      timeoutMinutes?: number;
    };
    /** When tenants expire; what is done with those that do, and with those that sleep. See docs/tenants.md. */
    lifecycle?: {
      /** Sweeps change nothing: the audit log and the route /lifecycle say what they would do. Default false. */
      dryRun?: boolean;
      /** Days from 1 to 3650 between the expiry of a tenant, when it is paused, and its deletion. Default 7. */
      graceDays?: number;
      /** Days until a tenant expires that asks for nothing else. Default maxDays, without it never. */
      defaultDays?: number;
      /** The most days from now that can be asked for, up to 3650; with it, every new tenant expires. */
      maxDays?: number;
    };
    /** Kubeconfigs that the portal issues of vclusters, to users with dapr-vcluster.kubeconfig.issue. */
    kubeconfig?: {
      /**
       * ClusterRole of the vcluster that they give in all its namespaces, default view. edit and admin give as much as
       * cluster-admin, because they may create tokens of any service account.
       */
      clusterRole?: string;
      /** How long they are valid unless asked otherwise, from 10 minutes on, default 60. */
      defaultMinutes?: number;
      /** How long they can be valid at most, up to 10080 minutes (a week), default 480. */
      maxMinutes?: number;
    };
    /** Apps that show Dapr's building blocks; their sources are in packages/lab/apps of the repository. */
    samples?: {
      /** Image with the sample apps, which the template for apps offers. Default: none. */
      image?: string;
    };
    /** Sizes and policies tenants choose from; the first is the default. */
    presets?: Array<{
      name: string;
      title?: string;
      description?: string;
      /** Kubeconfigs of tenants with this preset; wins over daprVcluster.kubeconfig, field by field. */
      kubeconfig?: {
        /** ClusterRole of the vcluster. */
        clusterRole?: string;
        /** How long they are valid unless asked otherwise. */
        defaultMinutes?: number;
        /** How long they can be valid at most. */
        maxMinutes?: number;
      };
      /** When tenants with this preset expire; wins over daprVcluster.lifecycle, field by field. */
      lifecycle?: {
        /** Days until a tenant expires that asks for nothing else. */
        defaultDays?: number;
        /** The most days from now that can be asked for. */
        maxDays?: number;
      };
      /**
       * Hard limits of a ResourceQuota; what is not given comes from the chart. An app and its sidecar get the defaults of the
       * LimitRange each, so that the quota holds fewer pods with a sidecar than count/pods says: the form shows how many. A
       * preset that holds none is an error.
       */
      quota?: { [resource: string]: string | number };
      /** Defaults of a LimitRange. */
      limitRange?: {
        default?: { [resource: string]: string };
        defaultRequest?: { [resource: string]: string };
      };
      /** Requests and limits of the vcluster's control plane. */
      controlPlane?: {
        requests?: { [resource: string]: string };
        limits?: { [resource: string]: string };
      };
      /**
       * How strictly tenants are kept apart; default baseline. The API server of the host and that of the vcluster
       * refuse pods that do not fit this Pod Security Standard, the host namespace gets a quota and limits (those of
       * quota and limitRange, else the chart's), and network policies deny other tenants. With none, pods can use the
       * host.
       */
      isolation?: 'restricted' | 'baseline' | 'none';
      /**
       * Connections that the network policies allow beside those that every tenant needs: own namespace, DNS, Dapr's
       * control plane, the API server, the internet.
       */
      network?: {
        /** What apps and sidecars can connect to; one of namespace and cidr each. */
        backends?: Array<{
          /** Host namespace, e.g. of a message broker. */
          namespace?: string;
          /** Range of addresses, e.g. 10.20.0.0/16. */
          cidr?: string;
          /** TCP ports; default all. */
          ports?: number[];
        }>;
        /** Who can connect to pods of the tenant; one of namespace and cidr each. */
        clients?: Array<{
          /** Host namespace, e.g. of an ingress controller. */
          namespace?: string;
          /** Range of addresses, e.g. 10.20.0.0/16. */
          cidr?: string;
          /** TCP ports; default all. */
          ports?: number[];
        }>;
        /** Whether pods can connect to addresses outside private ranges; default true. */
        internet?: boolean;
      };
      /**
       * Creates the Dapr Configuration dapr-vcluster-access, which denies invocations by default. Pods use it with the
       * annotation dapr.io/config. Only for profiles that write Dapr resources to the host.
       */
      accessControl?: {
        /** App ids of the tenant that can invoke the others. */
        callers?: string[];
        /** Also deny workflow calls between apps with a WorkflowAccessPolicy; needs Dapr 1.18 or newer. */
        workflows?: boolean;
      };
      /**
       * Further values of the vcluster chart; they win over those of the profile.
       * @deepVisibility secret
       */
      values?: { [key: string]: unknown };
    }>;
  };
}
