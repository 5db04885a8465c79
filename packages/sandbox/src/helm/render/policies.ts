import { meta, Rendered, RenderInput } from './release';

/** Quota and limits of the vcluster's own namespace. `auto` turns each on with the other. */
export function policies(input: RenderInput): Rendered[] {
  const { resourceQuota, limitRange } = input.values.policies;
  const on = (own: boolean | 'auto', other: boolean | 'auto') =>
    own === true || (own === 'auto' && other === true);
  const name = `vc-${input.release.name}`;
  return [
    ...(on(resourceQuota.enabled, limitRange.enabled)
      ? [
          {
            apiVersion: 'v1',
            kind: 'ResourceQuota',
            metadata: meta(input, name),
            spec: {
              hard: Object.fromEntries(
                Object.entries(resourceQuota.quota).map(([key, value]) => [
                  key,
                  String(value),
                ]),
              ),
            },
          },
        ]
      : []),
    ...(on(limitRange.enabled, resourceQuota.enabled)
      ? [
          {
            apiVersion: 'v1',
            kind: 'LimitRange',
            metadata: meta(input, name),
            spec: {
              limits: [
                {
                  default: limitRange.default,
                  defaultRequest: limitRange.defaultRequest,
                  type: 'Container',
                },
              ],
            },
          },
        ]
      : []),
  ];
}
