import { mediaType, parseBody } from '../request/body';
import { encode } from '../kinds/encode';
import { ApiCall, Reply } from '../context/ServerContext';
import { changeObject } from '../writes/changeObject';
import { decodeObject } from '../writes/decode';
import { refuseIfReadOnly } from '../writes/readOnly';
import { writeOptions } from '../context/WriteOptions';
import { existing } from '../context/existing';

export async function update(call: ApiCall): Promise<Reply> {
  refuseIfReadOnly(call);
  const options = writeOptions(call);
  const raw = parseBody(call.body, mediaType(call.headers['content-type']));
  const sent = decodeObject(call, raw);
  const stored = await changeObject(call, existing(call), sent, options);
  return { code: 200, body: encode(call.kind, stored) };
}
