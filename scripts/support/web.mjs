/** The web server: Next.js, started and waited for until its health check answers. */
import { networkInterfaces } from "node:os";
import { until } from "./patience.mjs";
import { portRefusal } from "./ports.mjs";
import { identity } from "./process-facts.mjs";
import { launch } from "./processes.mjs";
import { installed, nodeBinary } from "./project.mjs";
import { Halt } from "./speech.mjs";

/** The port to serve on, as the operator wishes it. */
export function wantedPort() {
  const wish = process.env.PORT || "3000";
  const port = Number(wish);
  if (/^\d+$/.test(wish) && port >= 1 && port <= 65535) return port;
  throw new Halt(`PORT=${wish} 不是端口号。请用 1 到 65535 之间的数，例如 PORT=3001 npm start。`);
}

/** Asked before anything slow: nobody should wait minutes to learn that the port is taken. */
export async function refuseBusyPort(/** @type {number} */ port) {
  const reason = await portRefusal(port);
  if (!reason) return;
  const other = port === 3001 ? 3002 : 3001;
  if (reason === "EADDRINUSE") {
    throw new Halt(
      `端口 ${port} 已被别的程序占用。请停止它，或换一个端口：PORT=${other} npm start`,
    );
  }
  const detail = reason === "EACCES" ? "当前用户没有权限" : reason;
  throw new Halt(`不能使用端口 ${port}（${detail}）。请换一个端口：PORT=${other} npm start`);
}

/**
 * @param {{ port: number, env: NodeJS.ProcessEnv, development?: boolean, folder?: string,
 *   stdio?: import("node:child_process").StdioOptions }} options
 */
export async function startWeb({
  port,
  env,
  development = false,
  folder = ".",
  stdio = "inherit",
}) {
  const command = development ? "dev" : "start";
  const server = launch(
    nodeBinary(),
    [installed("next/dist/bin/next"), command, folder, "-p", String(port)],
    { env, stdio },
  );
  await untilHealthy(port, server, development ? 180 : 60);
  return { ...server, identity: identity(server.pid ?? 0) };
}

async function untilHealthy(
  /** @type {number} */ port,
  /** @type {ReturnType<typeof launch>} */ server,
  /** @type {number} */ seconds,
) {
  let ended = false;
  server.exited.then(() => {
    ended = true;
  });
  let answer = "没有回应";
  const healthy = await until(
    async () => {
      if (ended) return true;
      answer = await health(port);
      return answer === "200";
    },
    { seconds, everyMilliseconds: 150 },
  );
  if (ended) throw new Halt("网站服务启动后退出了，原因见上面的输出。");
  if (!healthy) {
    throw new Halt(`网站 ${seconds} 秒内没有就绪（/api/health：${answer}）。原因见上面的输出。`);
  }
}

async function health(/** @type {number} */ port) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/health`, {
      signal: AbortSignal.timeout(60_000),
    });
    return String(response.status);
  } catch {
    return "没有回应";
  }
}

/** Addresses under which other devices in the same network find this machine. */
export function neighbourAddresses(/** @type {number} */ port) {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === "IPv4" && !address.internal)
    .map((address) => `http://${address.address}:${port}`);
}
