/** Where Helm and the vcluster chart are, and how long Helm may take. */
export type HelmOptions = {
  /** The program: a name on PATH or a path. */
  command: string;
  /** URL of the chart repository, `oci://` understood; without one `chart` is a path or a full reference. */
  chartRepository?: string;
  /** Name of the chart in the repository. */
  chart: string;
  /** Time limit of one run. */
  timeoutSeconds: number;
};
