import { existing } from '../context/existing';
import { ApiCall, Reply } from '../context/ServerContext';
import { encode } from '../kinds/encode';
import { metadataOf, wantsMetadata } from './metadataOnly';

export async function getOne(call: ApiCall): Promise<Reply> {
  const stored = existing(call);
  return {
    code: 200,
    body: wantsMetadata(call) ? metadataOf(stored) : encode(call.kind, stored),
  };
}
