import { FieldSet } from './FieldSet';

/** What no manager ever owns: identity and what the server itself keeps. */
const STRIPPED = FieldSet.fromJson({
  'f:apiVersion': {},
  'f:kind': {},
  'f:metadata': {
    '.': {},
    'f:name': {},
    'f:namespace': {},
    'f:creationTimestamp': {},
    'f:selfLink': {},
    'f:uid': {},
    'f:clusterName': {},
    'f:generation': {},
    'f:managedFields': {},
    'f:resourceVersion': {},
  },
});

/** Takes away fields that cannot be owned through this endpoint: `status` outside of it, all else inside. */
export function ownable(
  fields: FieldSet,
  endpoint: { hasStatus: boolean; subresource?: string },
): FieldSet {
  if (endpoint.subresource === 'status') {
    return FieldSet.EMPTY.with('f:status', fields.child('f:status'));
  }
  const stripped = fields.difference(STRIPPED);
  return endpoint.hasStatus
    ? stripped.with('f:status', FieldSet.EMPTY)
    : stripped;
}
