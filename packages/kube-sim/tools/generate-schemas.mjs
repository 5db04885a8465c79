// Makes src/apiserver/schema/data and src/definitions from upstream sources. Run it when a version changes:
//   node tools/generate-schemas.mjs <folder of Go modules>
// The folder is Go's module cache (`go env GOMODCACHE`) after `go mod download` of the modules named below.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';

const MODULES = {
  kubernetes: 'k8s.io/kubernetes@v1.36.3',
  dapr: 'github.com/dapr/dapr@v1.18.3',
  helmController: 'github.com/fluxcd/helm-controller@v1.4.0',
  sourceController: 'github.com/fluxcd/source-controller@v1.7.0',
  argoCd: 'github.com/argoproj/argo-cd/v3@v3.1.0',
};

/** Groups of the built-in kinds that the server serves, as Go packages name them. */
const ROOTS = [
  'core.v1.Namespace Node PersistentVolume Pod Service Endpoints Secret ConfigMap ServiceAccount Event PersistentVolumeClaim ResourceQuota LimitRange ReplicationController',
  'apps.v1.Deployment StatefulSet ReplicaSet DaemonSet ControllerRevision',
  'batch.v1.Job CronJob',
  'autoscaling.v2.HorizontalPodAutoscaler',
  'autoscaling.v1.Scale',
  'rbac.v1.Role RoleBinding ClusterRole ClusterRoleBinding',
  'admissionregistration.v1.MutatingWebhookConfiguration ValidatingWebhookConfiguration',
  'coordination.v1.Lease',
  'policy.v1.PodDisruptionBudget',
  'networking.v1.NetworkPolicy Ingress IngressClass',
  'storage.v1.StorageClass',
  'scheduling.v1.PriorityClass',
  'discovery.v1.EndpointSlice',
];
const API = 'io.k8s.api.';
const OBJECT_META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

/** Shapes that Kubernetes writes down as strings or leaves open. */
const SCALARS = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': {
    'x-kubernetes-int-or-string': true,
  },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': {
    'x-kubernetes-int-or-string': true,
  },
  'io.k8s.apimachinery.pkg.runtime.RawExtension': {
    type: 'object',
    'x-kubernetes-preserve-unknown-fields': true,
  },
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': {
    type: 'object',
    'x-kubernetes-preserve-unknown-fields': true,
  },
};
const OPEN = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

const cache = process.argv[2];
if (!cache) {
  throw new Error('usage: node tools/generate-schemas.mjs <go module cache>');
}
const out = join(dirname(fileURLToPath(import.meta.url)), '../src');
write('apiserver/schema/data/kubernetes.data.json', kubernetes());
write('definitions/dapr.data.json', daprCrds());
write('definitions/flux.data.json', fluxCrds());
write('definitions/argocd.data.json', argoCrds());

function kubernetes() {
  const { definitions } = JSON.parse(
    readFileSync(
      join(cache, MODULES.kubernetes, 'api/openapi-spec/swagger.json'),
      'utf8',
    ),
  );
  const roots = ROOTS.flatMap(line => {
    const [first, ...rest] = line.split(' ');
    const group = first.slice(0, first.lastIndexOf('.') + 1);
    return [first, ...rest.map(kind => group + kind)];
  }).map(name => API + name);
  const types = {};
  const pending = [...roots, OBJECT_META];
  while (pending.length > 0) {
    const name = pending.pop();
    if (!types[short(name)]) {
      types[short(name)] =
        SCALARS[name] ?? compact(definitions[name], ref => pending.push(ref));
    }
  }
  // the only keys of list maps that have defaults; the v2 document does not carry them
  for (const port of ['core.v1.ContainerPort', 'core.v1.ServicePort']) {
    types[port].properties.protocol.default = 'TCP';
  }
  return {
    kinds: Object.fromEntries(
      roots.flatMap(name =>
        definitions[name]['x-kubernetes-group-version-kind'].map(gvk => [
          `${gvk.group ? `${gvk.group}/` : ''}${gvk.version}/${gvk.kind}`,
          short(name),
        ]),
      ),
    ),
    types: Object.fromEntries(
      Object.entries(types).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}

function short(name) {
  return name.replace(API, '').replace(/^io\.k8s\.apimachinery\.pkg\./, '');
}

/** A definition without prose and validation that the server never reads. */
function compact(schema, onRef) {
  if (schema.$ref) {
    const ref = schema.$ref.replace('#/definitions/', '');
    onRef(ref);
    const { $ref: _ref, description: _text, ...marks } = schema;
    return { $ref: short(ref), ...marks };
  }
  const result = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties') {
      result.properties = Object.fromEntries(
        Object.entries(value).map(([name, child]) => [
          name,
          compact(child, onRef),
        ]),
      );
    } else if (key === 'items' || key === 'additionalProperties') {
      result[key] = compact(value, onRef);
    } else if (
      ['type', 'required', 'default', 'enum', 'format'].includes(key) ||
      /^x-kubernetes-(list|map|patch)-/.test(key)
    ) {
      result[key] = value;
    }
  }
  return result;
}

function daprCrds() {
  const folder = join(cache, MODULES.dapr, 'charts/dapr/crds');
  return readdirSync(folder).flatMap(file => crdsOf(join(folder, file)));
}

function fluxCrds() {
  const helm = join(cache, MODULES.helmController, 'config/crd/bases');
  const source = join(cache, MODULES.sourceController, 'config/crd/bases');
  return [
    ...crdsOf(join(helm, 'helm.toolkit.fluxcd.io_helmreleases.yaml')),
    ...crdsOf(join(source, 'source.toolkit.fluxcd.io_helmrepositories.yaml')),
  ].map(crd => onlyVersions(crd, ['v2', 'v1']));
}

/** Argo CD's schema repeats its source types many times over: what the controller writes is left open. */
function argoCrds() {
  return ['application', 'appproject']
    .flatMap(kind =>
      crdsOf(join(cache, MODULES.argoCd, `manifests/crds/${kind}-crd.yaml`)),
    )
    .map(crd => {
      for (const version of crd.spec.versions) {
        const { properties } = version.schema.openAPIV3Schema;
        properties.status = OPEN;
        if (properties.operation) {
          properties.operation = OPEN;
        }
      }
      return crd;
    });
}

function onlyVersions(crd, names) {
  return {
    ...crd,
    spec: {
      ...crd.spec,
      versions: crd.spec.versions.filter(version =>
        names.includes(version.name),
      ),
    },
  };
}

function crdsOf(file) {
  return parseAllDocuments(readFileSync(file, 'utf8'))
    .map(document => document.toJS())
    .filter(object => object?.kind === 'CustomResourceDefinition')
    .map(crd => ({
      apiVersion: crd.apiVersion,
      kind: crd.kind,
      metadata: { name: crd.metadata.name },
      spec: {
        ...withoutProse(crd.spec),
        // Dapr's webhook converts Subscriptions; its address is filled in by a running operator
        conversion: undefined,
      },
    }));
}

/** Drops descriptions, which are text: a property that is called "description" is an object and stays. */
function withoutProse(value) {
  if (Array.isArray(value)) {
    return value.map(withoutProse);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([key, child]) => !(key === 'description' && typeof child === 'string'),
      )
      .map(([key, child]) => [key, withoutProse(child)]),
  );
}

function write(name, content) {
  writeFileSync(join(out, name), `${JSON.stringify(content)}\n`);
}
