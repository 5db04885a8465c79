import { join, resolve } from 'node:path';
import { CHART_REPOSITORY } from '../charts/repository';
import { LabPaths, ROOT } from '../paths';
import { builtPrograms } from '../programs/build';
import { REDIS_PASSWORD, REDIS_PORT } from '../redis/startRedis';

/** What a portal and a test need to know of a lab that is up. */
export type LabEnvironment = {
  namespace: string;
  kubectl: string;
  adminKubeconfig: string;
  redis: { port: number; password: string };
  portal: { config: string; env: Record<string, string> };
};

/** Describes a lab; it need not be up. */
export function environment(paths: LabPaths): LabEnvironment {
  const programs = builtPrograms();
  return {
    namespace: paths.namespace,
    kubectl: programs.get('kubectl')!,
    adminKubeconfig: paths.kubeconfig,
    redis: { port: REDIS_PORT, password: REDIS_PASSWORD },
    portal: {
      config: resolve(ROOT, 'packages/lab/app-config.lab.yaml'),
      env: {
        LAB_HELM: programs.get('helm')!,
        LAB_CHART_REPOSITORY: CHART_REPOSITORY,
        LAB_KUBECONFIG: join(paths.state, 'portal.kubeconfig'),
      },
    },
  };
}
