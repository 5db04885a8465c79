import { apiVersionOf } from '../kinds/KindInfo';
import { encodeItem } from '../kinds/encode';
import { selectionOf } from '../selectors/selection';
import { ApiCall, Reply } from '../ServerContext';

export async function list(call: ApiCall): Promise<Reply> {
  const { context, kind, path, query } = call;
  const selection = selectionOf(query, kind);
  const all = context.store.listStored(kind.storage, path.namespace);
  const chosen = selection ? all.filter(selection) : all;
  const items = chosen.map(stored => encodeItem(kind, stored));
  const metadata = JSON.stringify({
    resourceVersion: String(context.store.resourceVersion),
  });
  return {
    code: 200,
    body: `{"kind":"${kind.listKind}","apiVersion":"${apiVersionOf(
      kind,
    )}","metadata":${metadata},"items":[${items.join(',')}]}`,
  };
}
