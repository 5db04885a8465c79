import { Clock } from '../clock/Clock';
import { Faults } from './faults/Faults';
import { RequestLog } from './request/RequestLog';
import { UsageSource } from './metrics/usage';
import { PodBackend } from './context/PodBackend';
import { ServerDump } from './storage/ServerDump';
import { ObjectStore } from './storage/ObjectStore';
import { CertificateAuthority } from './tls/CertificateAuthority';
import { KubeObject } from './meta/types';

export type ApiServerOptions = {
  /** Names the server in its kubeconfig and in error texts. */
  name: string;
  /** 0, the default, takes a free one. */
  port?: number;
  /** Speaks HTTP/2 with clients that ask for it, as Kubernetes does; HTTP/1.1 only unless given. */
  http2?: boolean;
  /** What `/version` says; `v1.36.3` unless given. */
  kubernetesVersion?: string;
  clock?: Clock;
  /** Refuses every write with 403. */
  readOnly?: boolean;
  pods?: PodBackend;
  /** Source of metrics.k8s.io; what pods request unless given. `none`: there is no metrics-server. */
  usage?: UsageSource | 'none';
  /** The process's shared authority unless given. */
  ca?: CertificateAuthority;
  /** Objects to begin with; a uid or resourceVersion they carry is kept. */
  initial?: KubeObject[];
  /** A state saved by `dump()`, loaded before `initial`. */
  restore?: ServerDump;
  /** Changes remembered per kind before old ones are compacted away; 10 000 unless given. */
  compactionLimit?: number;
  /** Makes uids, generated names and keys the same on every run. */
  seed?: string;
};

export type ApiServer = {
  /** `https://127.0.0.1:<port>` */
  url: string;
  /** The authority's certificate as base64 PEM, as kubeconfigs carry it. */
  caData: string;
  /** Bearer token of a member of `system:masters`. */
  adminToken: string;
  faults: Faults;
  requests: RequestLog;
  store: ObjectStore;
  /** A token for any user; valid for a year unless told otherwise. */
  issueToken(user: {
    username: string;
    groups?: string[];
    uid?: string;
    expiresInSeconds?: number;
  }): string;
  serviceAccountToken(namespace: string, name: string): string;
  /** A kubeconfig as plain JSON, for the admin unless a token is given. */
  kubeconfig(token?: string, contextName?: string): object;
  /** The whole state, to be given to `restore` of a later start. */
  dump(): ServerDump;
  setPodBackend(backend: PodBackend): void;
  /** Ends watches, drops connections, frees the port. */
  close(): Promise<void>;
};
