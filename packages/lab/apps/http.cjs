'use strict';
const http = require('node:http');

// A container has an address of its own; the lab's processes share the machine's.
const { POD_IP = '0.0.0.0', APP_PORT = '8080' } = process.env;

async function readJson(request) {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
  }
  return text === '' ? undefined : JSON.parse(text);
}

/**
 * Serves a health check and some routes.
 *
 * @param {{health: string, routes: Record<string, (call: {query: URLSearchParams, body: any}) => any>}} options
 *   `health`: beginning of the paths that say the app is well; `routes`: answers by method and path, as in `GET /`
 */
function serve({ health, routes }) {
  const paths = new Set(Object.keys(routes).map(key => key.split(' ')[1]));
  http
    .createServer(async (request, response) => {
      const { method, url } = request;
      const { pathname, searchParams: query } = new URL(url, 'http://app');
      const send = (status, body) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      };
      const answer = routes[`${method} ${pathname}`];
      if (answer) {
        try {
          const body = await readJson(request);
          send(200, await answer({ query, body }));
        } catch (error) {
          send(502, { error: error.message });
        }
      } else if (pathname.startsWith(health)) {
        send(200, { status: 'UP' });
      } else if (paths.has(pathname)) {
        send(405, { error: `${method} is not for ${pathname}` });
      } else {
        send(404, { error: `no such path: ${pathname}` });
      }
    })
    .listen(Number(APP_PORT), POD_IP, () =>
      console.log(`listening on port ${APP_PORT}`),
    );
}

module.exports = { serve };
