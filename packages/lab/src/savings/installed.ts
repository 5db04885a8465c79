import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { parseAllDocuments } from 'yaml';

/** What software takes up, as an API server has it. */
export type Installed = {
  pods: number;
  cpuMillicores: number;
  memoryMebibytes: number;
  claims: number;
  storageGibibytes: number;
};

type Container = {
  resources?: { requests?: { cpu?: string; memory?: string } };
};
type Workload = KubeObject & {
  spec?: {
    replicas?: number;
    template?: { spec?: { containers?: Container[] } };
    volumeClaimTemplates?: Array<{ spec: Claim }>;
  };
};
type Claim = { resources: { requests: { storage: string } } };

const MI: Readonly<Record<string, number>> = { Ki: 1 / 1024, Mi: 1, Gi: 1024 };

/** Adds up pods and PersistentVolumeClaims. */
export function addUp(
  pods: ReadonlyArray<KubeObject & { spec?: { containers?: Container[] } }>,
  claims: ReadonlyArray<KubeObject & { spec?: Claim }>,
): Installed {
  const requests = pods.flatMap(({ spec }) =>
    (spec?.containers ?? []).map(({ resources }) => resources?.requests ?? {}),
  );
  return {
    pods: pods.length,
    cpuMillicores: sum(requests.map(({ cpu = '0' }) => millicores(cpu))),
    memoryMebibytes: sum(requests.map(({ memory = '0' }) => mebibytes(memory))),
    claims: claims.length,
    storageGibibytes: sum(
      claims.map(
        ({ spec }) => mebibytes(spec!.resources.requests.storage) / 1024,
      ),
    ),
  };
}

/** What a rendered chart would install, its replicas counted. */
export function addUpRendered(yaml: string): Installed {
  const workloads = parseAllDocuments(yaml)
    .map(document => document.toJS() as Workload | null)
    .filter(
      (each): each is Workload =>
        each?.kind === 'Deployment' || each?.kind === 'StatefulSet',
    );
  const copies = workloads.flatMap(({ spec = {}, ...rest }) =>
    Array.from({ length: spec.replicas ?? 1 }, () => ({ ...rest, spec })),
  );
  return addUp(
    copies.map(each => ({ ...each, spec: each.spec.template?.spec })),
    copies.flatMap(({ spec, ...rest }) =>
      (spec.volumeClaimTemplates ?? []).map(claim => ({ ...rest, ...claim })),
    ),
  );
}

function millicores(text: string): number {
  return text.endsWith('m') ? Number(text.slice(0, -1)) : Number(text) * 1_000;
}

function mebibytes(text: string): number {
  const [, number, unit] = /^([\d.]+)(Ki|Mi|Gi)?$/.exec(text) ?? [];
  return Number(number) * (unit ? MI[unit] : 2 ** -20);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
