import { mediaType, parseBody } from '../request/body';
import { encode } from '../kinds/encode';
import { ApiCall, Reply } from '../context/ServerContext';
import { createObject } from '../writes/createObject';
import { decodeObject } from '../writes/decode';
import { refuseIfReadOnly } from '../writes/readOnly';
import { writeOptions } from '../context/WriteOptions';

export async function create(call: ApiCall): Promise<Reply> {
  refuseIfReadOnly(call);
  const options = writeOptions(call);
  const raw = parseBody(call.body, mediaType(call.headers['content-type']));
  const stored = await createObject(call, decodeObject(call, raw), options);
  return { code: 201, body: encode(call.kind, stored) };
}
