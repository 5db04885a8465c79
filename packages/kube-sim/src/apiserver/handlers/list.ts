import { encodeItem } from '../kinds/encode';
import { apiVersionOf } from '../kinds/KindInfo';
import { selectionOf } from '../selectors/selection';
import { ApiCall, Reply } from '../context/ServerContext';
import { listPage } from './listPage';
import { metadataOf, wantsMetadata } from './metadataOnly';

export async function list(call: ApiCall): Promise<Reply> {
  const { kind, query } = call;
  const page = listPage(call, selectionOf(query, kind));
  const isPartial = wantsMetadata(call);
  const items = page.items.map(stored =>
    isPartial ? metadataOf(stored) : encodeItem(kind, stored),
  );
  const metadata = JSON.stringify({
    resourceVersion: String(page.version),
    ...(page.continueToken ? { continue: page.continueToken } : {}),
    ...(page.remaining ? { remainingItemCount: page.remaining } : {}),
  });
  const head = isPartial
    ? '{"kind":"PartialObjectMetadataList","apiVersion":"meta.k8s.io/v1"'
    : `{"kind":"${kind.listKind}","apiVersion":"${apiVersionOf(kind)}"`;
  // A kube-apiserver leaves the list out where it has only metadata to tell, and none.
  const all = isPartial && items.length === 0 ? 'null' : `[${items.join(',')}]`;
  return {
    code: 200,
    body: `${head},"metadata":${metadata},"items":${all}}`,
  };
}
