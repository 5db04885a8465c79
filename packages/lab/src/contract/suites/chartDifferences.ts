/** A way in which the lab's chart differs from the real one. */
export type ChartDifference = {
  /** Matched against `<Kind> <field>`. */
  path: RegExp;
  reason: string;
};

/** All of them. */
export const CHART_DIFFERENCES: ChartDifference[] = [
  {
    path: /^Secret data\.config\.yaml$/,
    reason: 'the recording holds a placeholder instead',
  },
  {
    path: /vClusterConfigHash$/,
    reason: 'a hash over all values; the real chart has many more of them',
  },
  {
    path: /^Secret metadata\.annotations\.vcluster\.loft\.sh\/(distro|store)$/,
    reason: "vcluster's program writes it, not its chart",
  },
  {
    path: /^Service metadata\.annotations\.vcluster\.loft\.sh\/service-cidr$/,
    reason: "vcluster's program writes it, not its chart",
  },
  {
    path: /^\w+ metadata\.labels\.chart$/,
    reason: 'the recorded vcluster is older than the default chart',
  },
  {
    path: /^StatefulSet spec\.template\.spec\.containers\[syncer\]\.image$/,
    reason: 'the recorded vcluster is older than the default chart',
  },
  {
    path: /^StatefulSet status\./,
    reason: 'looked at before any controller has seen it',
  },
];
