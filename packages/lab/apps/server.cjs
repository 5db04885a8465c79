'use strict';
const http = require('node:http');

const { POD_IP, APP_PORT, STATE_STORE_NAME } = process.env;

/** Where the app keeps its values: a key of its state store, through the sidecar beside it. */
const STATE = `http://${POD_IP}:3500/v1.0/state/${STATE_STORE_NAME}`;
const KEY = 'values';

/** Asks the sidecar; an answer that is no success is an error with the sidecar's own words. */
async function ask(url, options) {
  const answer = await fetch(url, options);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`daprd answered ${answer.status}: ${text}`);
  return text;
}

async function readValues() {
  const text = await ask(`${STATE}/${KEY}`);
  return text === '' ? [] : JSON.parse(text);
}

async function writeValues(value) {
  await ask(STATE, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ key: KEY, value }]),
  });
}

/** Serves one method of `/` and a health check. */
function serve({ method, health, answer }) {
  http
    .createServer(async (request, response) => {
      const url = new URL(request.url, 'http://app');
      const send = (status, body) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      };
      if (url.pathname.startsWith(health)) {
        send(200, { status: 'UP' });
      } else if (url.pathname !== '/') {
        send(404, { error: `no such path: ${url.pathname}` });
      } else if (request.method !== method) {
        send(405, { error: `use ${method}` });
      } else {
        try {
          send(200, await answer(url.searchParams));
        } catch (error) {
          send(502, { error: error.message });
        }
      }
    })
    .listen(Number(APP_PORT), POD_IP);
}

module.exports = { readValues, writeValues, serve };
