'use strict';

const { POD_IP = '127.0.0.1', DAPR_HTTP_PORT = '3500' } = process.env;

/** A request to the sidecar. @throws Error with the sidecar's own words when the answer is no success. */
async function ask(method, path, body) {
  const answer = await fetch(`http://${POD_IP}:${DAPR_HTTP_PORT}/v1.0${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`daprd answered ${answer.status}: ${text}`);
  }
  return text === '' ? undefined : JSON.parse(text);
}

module.exports = { ask };
