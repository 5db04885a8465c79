import { parse } from 'yaml';
import { ObjectFinding } from '../../model/findings';
import { JsonMap } from '../../model/paths';
import { KUBERNETES_YAML } from '../../yaml/kubernetesYaml';
import { vclusterFindings } from '../placed';

/** Findings about YAML as values or an object with values; undefined when it is neither. */
export function findingsOf(
  text: string,
  chartVersion?: string,
  file?: string,
): ObjectFinding[] | undefined {
  const document = parse(text, KUBERNETES_YAML) as JsonMap;
  return vclusterFindings(document, { chartVersion }, { file });
}

/** What the chart would refuse, as `rule field`. */
export function refusals(text: string, chartVersion: string): string[] {
  return (findingsOf(text, chartVersion) ?? [])
    .filter(({ ruleId }) =>
      /legacy|removed|unknown|type|required|together/.test(ruleId),
    )
    .map(({ ruleId, field }) => `${ruleId} ${field}`);
}
