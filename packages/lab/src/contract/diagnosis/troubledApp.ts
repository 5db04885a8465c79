import { app as deploymentOf, component } from '../objects';
import { Trouble } from './troubles';

/** Pod of an app in trouble, or the Deployment that makes it. */
export function troubledApp(trouble: Trouble, namespace: string) {
  const { app, asks = true, misplaced, container, beside = [] } = trouble;
  const deployment = deploymentOf(
    app,
    { 'dapr.io/enabled': 'true', ...trouble.annotations },
    namespace,
  );
  const { metadata, spec } = deployment.spec.template;
  const template = {
    metadata: asks ? metadata : { labels: metadata.labels },
    spec: {
      containers: [{ ...spec.containers[0], ...container }, ...beside],
    },
  };
  return trouble.once
    ? {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: app, namespace, ...template.metadata },
        spec: { ...template.spec, restartPolicy: 'Never' },
      }
    : {
        ...deployment,
        metadata: { ...deployment.metadata, annotations: misplaced },
        spec: { ...deployment.spec, template },
      };
}

/** Its Dapr Components, in the scope of that app alone. */
export function troubledComponents(
  { app, components = [] }: Trouble,
  namespace: string,
) {
  return components.map(
    ({ type = 'state.redis', metadata = {}, ...more }, at) =>
      component(`${app}-${at}`, namespace, {
        type,
        metadata,
        ...more,
        scopes: [app],
      }),
  );
}
