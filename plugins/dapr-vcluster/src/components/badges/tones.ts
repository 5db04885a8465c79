import {
  DaprComponent,
  Host,
  Severity,
  SidecarState,
  TenantPhase,
  TenantSummary,
  TenantSync,
} from 'backstage-plugin-dapr-vcluster-common';
import { Tone } from '../primitives';

/** Tone of each state of the API. */
export const PHASE_TONES: Record<TenantPhase, Tone> = {
  ready: 'ok',
  starting: 'busy',
  paused: 'quiet',
  sleeping: 'quiet',
  'scaled-down': 'quiet',
  deleting: 'busy',
  failed: 'error',
  orphaned: 'warning',
  unknown: 'unknown',
};

export const SIDECAR_TONES: Record<SidecarState, Tone> = {
  ready: 'ok',
  'not-ready': 'warning',
  pending: 'busy',
  'crash-loop': 'error',
  failed: 'error',
  'not-injected': 'error',
  rejected: 'error',
  unknown: 'unknown',
};

export const DECLARED_TONES: Record<DaprComponent['declared'], Tone> = {
  yes: 'ok',
  no: 'warning',
  'not-applicable': 'ok',
  unknown: 'unknown',
};

export const SYNCED_TONES: Record<DaprComponent['synced'], Tone> = {
  'in-sync': 'ok',
  waiting: 'busy',
  drifted: 'warning',
  edited: 'warning',
  renamed: 'error',
  orphan: 'warning',
  missing: 'error',
  deleted: 'error',
  unknown: 'unknown',
};

export const SAID_TONES: Record<
  NonNullable<DaprComponent['sync']>['state'],
  Tone
> = {
  synced: 'ok',
  refused: 'error',
  conflict: 'error',
  waiting: 'busy',
  failed: 'error',
  unknown: 'unknown',
};

export const SYNC_TONES: Record<TenantSync['state'], Tone> = {
  served: 'ok',
  connecting: 'busy',
  unreachable: 'error',
  paused: 'quiet',
  unsupported: 'error',
  'not-reported': 'busy',
  'not-running': 'error',
  unknown: 'unknown',
};

export const LOADED_TONES: Record<
  DaprComponent['loadedBy'][number]['state'],
  Tone
> = {
  loaded: 'ok',
  'not-loaded': 'error',
  'out-of-scope': 'quiet',
  unknown: 'unknown',
};

export const SEVERITY_TONES: Record<Severity, Tone> = {
  error: 'error',
  warning: 'warning',
  info: 'busy',
};

export const CONNECTION_TONES: Record<Host['connection'], Tone> = {
  connecting: 'busy',
  live: 'ok',
  stale: 'warning',
  unreachable: 'error',
};

export const SUPPORT_TONES: Record<TenantSummary['support']['state'], Tone> = {
  supported: 'ok',
  'security-only': 'warning',
  'end-of-life': 'error',
  unknown: 'unknown',
};
