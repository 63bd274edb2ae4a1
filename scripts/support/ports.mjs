/** TCP ports on this machine. */
import { createServer } from "node:net";

/** Null when the port can be listened on, else the system's reason, such as EADDRINUSE. */
export async function portRefusal(/** @type {number} */ port) {
  // The web server listens on every address, but a program on loopback alone is in its way too.
  return (await refusal(port)) ?? (await refusal(port, "127.0.0.1"));
}

/** A free port on loopback, the preferred one if it can be had. */
export async function freePort(preferred = 0) {
  if (preferred && !(await refusal(preferred, "127.0.0.1"))) return preferred;
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/** @returns {Promise<string | null>} */
function refusal(/** @type {number} */ port, host = "") {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(/** @type {any} */ (error).code ?? "unknown"));
    server.listen({ port, host: host || undefined, exclusive: true }, () =>
      server.close(() => resolve(null)),
    );
  });
}
