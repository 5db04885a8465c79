import { encodeItem } from '../kinds/encode';
import { apiVersionOf } from '../kinds/KindInfo';
import { selectionOf } from '../selectors/selection';
import { ApiCall, Reply } from '../context/ServerContext';
import { listPage } from './listPage';

export async function list(call: ApiCall): Promise<Reply> {
  const { kind, query } = call;
  const page = listPage(call, selectionOf(query, kind));
  const items = page.items.map(stored => encodeItem(kind, stored));
  const metadata = JSON.stringify({
    resourceVersion: String(page.version),
    ...(page.continueToken ? { continue: page.continueToken } : {}),
    ...(page.remaining ? { remainingItemCount: page.remaining } : {}),
  });
  const head = `{"kind":"${kind.listKind}","apiVersion":"${apiVersionOf(
    kind,
  )}"`;
  return {
    code: 200,
    body: `${head},"metadata":${metadata},"items":[${items.join(',')}]}`,
  };
}
