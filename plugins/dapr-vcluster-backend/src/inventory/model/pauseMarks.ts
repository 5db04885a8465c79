/**
 * Annotations by which the vcluster CLI marks a paused control plane, so that the CLI and the portal understand each
 * other (`pkg/lifecycle` of vcluster; the date as recorded of 0.25.2).
 */
export const PAUSE_MARKS = {
  paused: 'loft.sh/paused',
  /** Replicas before it was paused. */
  replicas: 'loft.sh/paused-replicas',
  /** RFC 3339 with milliseconds. */
  date: 'loft.sh/paused-date',
} as const;
