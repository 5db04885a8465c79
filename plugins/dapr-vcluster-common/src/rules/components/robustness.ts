import { Rule, finding } from './types';
import { valueProblem } from './values';

/** G7: without ignoreErrors a failed init stops the sidecar, and on Dapr 1.18 running ones too. */
export const errorsConsidered: Rule = ({ component }) =>
  component.ignoreErrors === undefined
    ? [
        finding('G7', 'info', {
          title:
            'If this Dapr Component cannot start, every sidecar in its scopes stops',
          field: 'ignoreErrors',
          fix: 'Set ignoreErrors to true while you roll it out, or when the app can do without it',
          source:
            'https://docs.dapr.io/operations/components/component-schema/',
        }),
      ]
    : [];

/** G6: the runtime silently takes five seconds for a time-out it cannot read. */
export const initTimeoutReadable: Rule = ({ component }) => {
  const text = component.initTimeout;
  const field = {
    name: 'initTimeout',
    type: 'duration',
    required: false,
    sensitive: false,
    deprecated: false,
  } as const;
  const problem = text === undefined ? undefined : valueProblem(field, text);
  return problem
    ? [
        finding('G6/value', 'error', {
          title: `initTimeout ${problem.title}`,
          field: 'initTimeout',
          value: text,
          fix: problem.fix,
        }),
      ]
    : [];
};
