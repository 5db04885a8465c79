import { OPERATION_SCHEMAS } from 'backstage-plugin-dapr-vcluster-common';
import { Answer, ok, Seen } from './answer';

/** Answer to a request for the files of a tenant. */
export function tenantFilesAnswer({ body }: Seen): Answer {
  const { host, name, version = '0.36.1' } = body;
  const folder = body.path ?? `tenants/vcluster-${name}`;
  const { answer } = OPERATION_SCHEMAS.renderTenant;
  return ok(
    answer.parse({
      id: `${host}/vcluster-${name}/${name}`,
      entityRef: `resource:default/${name}`,
      chartVersion: version,
      files: [
        {
          path: `${folder}/kustomization.yaml`,
          content: 'resources: [release.yaml]\n',
        },
        { path: `${folder}/release.yaml`, content: `# ${body.layout}\n` },
      ],
      findings: [],
    }),
  );
}
