import { existing } from '../context/existing';
import { ApiCall, Reply } from '../context/ServerContext';
import { encode } from '../kinds/encode';

export async function getOne(call: ApiCall): Promise<Reply> {
  return { code: 200, body: encode(call.kind, existing(call)) };
}
