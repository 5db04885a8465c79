// Preloaded into the demo's children. File descriptor 3 is a pipe whose other end
// the demo holds; when the demo dies, by whatever signal, it closes and so do we.
const { Socket } = require('node:net');

try {
  const lifeline = new Socket({ fd: 3, readable: true, writable: false });
  lifeline.on('error', () => process.exit(1));
  lifeline.on('close', () => process.exit(1));
  lifeline.resume();
  lifeline.unref();
} catch {
  // Started by hand, without the pipe.
}
