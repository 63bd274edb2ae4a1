/** A small closed-loop load generator: so many connections, each sending its next request when answered. */
import http from "node:http";

export type Shot = {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
};
export type Target = { url: string; next: (n: number) => Shot; accepts?: number };

const CONNECTIONS = 16;

/** Requests answered per second over `seconds`. Any answer but the expected status is an error. */
export async function requestsPerSecond(target: Target, seconds: number): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const began = performance.now();
  const end = began + seconds * 1000;
  let answered = 0;
  let sent = 0;
  const connection = async () => {
    while (performance.now() < end) {
      sent += 1;
      await fire(agent, target, sent);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  agent.destroy();
  return answered / ((performance.now() - began) / 1000);
}

function fire(agent: http.Agent, { url, next, accepts = 200 }: Target, n: number): Promise<void> {
  const { method = "GET", path, headers = {}, body } = next(n);
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(path, url), { agent, method, headers }, (response) => {
      response.on("end", () =>
        response.statusCode === accepts
          ? resolve()
          : reject(new Error(`${method} ${path}: ${response.statusCode}`)),
      );
      response.resume();
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** Both sides in turn, several times, so that a machine that slows down slows both. */
export async function compare(ours: Target, other: Target, { rounds = 5, seconds = 2 } = {}) {
  for (const target of [ours, other]) await requestsPerSecond(target, 1);
  const pairs: { ours: number; other: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    pairs.push({
      ours: await requestsPerSecond(ours, seconds),
      other: await requestsPerSecond(other, seconds),
    });
  }
  return {
    ours: median(pairs.map((pair) => pair.ours)),
    other: median(pairs.map((pair) => pair.other)),
    ratio: median(pairs.map((pair) => pair.ours / pair.other)),
  };
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
