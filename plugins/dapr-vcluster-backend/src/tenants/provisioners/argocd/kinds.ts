import { HostKind } from 'backstage-plugin-dapr-vcluster-node';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** Argo CD's description of what it deploys, and where. */
export const APPLICATION: HostKind = RESOURCES.applications;

/** What Applications of a project may deploy, from where and to where. */
export const APP_PROJECT: HostKind = RESOURCES.appProjects;
