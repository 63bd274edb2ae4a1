/**
 * A bad network between a learner and the site: requests that never leave, answers that never
 * arrive, late ones, doubled ones. What comes back is what a browser would have seen.
 */
export type Reply = { status: number; body: unknown };

export type Misfortunes = {
  sent: number;
  dropped: number;
  unanswered: number;
  delayed: number;
  doubled: number;
};

const CHANCE = { dropped: 0.06, unanswered: 0.08, delayed: 0.2, doubled: 0.12 };
const DELAY_MAX = 1500;
const TIMEOUT = 10_000;

export class BadWire {
  readonly met: Misfortunes = { sent: 0, dropped: 0, unanswered: 0, delayed: 0, doubled: 0 };

  constructor(readonly url: string) {}

  /** The reply, or null when the learner saw none: whether the request arrived, nobody knows. */
  async send(cookie: string, method: string, path: string, body: object): Promise<Reply | null> {
    this.met.sent += 1;
    if (this.#happens("dropped")) return null;
    if (this.#happens("delayed")) await sleep(Math.random() * DELAY_MAX);
    const request = () => this.#request(cookie, method, path, body);
    if (this.#happens("unanswered")) {
      // It goes out, and the connection breaks some time before or after the server has acted.
      void this.#request(cookie, method, path, body, Math.random() * 60);
      return null;
    }
    if (!this.#happens("doubled")) return await request();
    const [first, second] = await Promise.all([request(), request()]);
    return first ?? second;
  }

  async #request(
    cookie: string,
    method: string,
    path: string,
    body: object,
    patience = TIMEOUT,
  ): Promise<Reply | null> {
    try {
      const response = await fetch(`${this.url}${path}`, {
        method,
        headers: { cookie, "content-type": "application/json" },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(Math.max(1, Math.round(patience))),
      });
      return { status: response.status, body: await response.json() };
    } catch {
      return null;
    }
  }

  #happens(what: keyof typeof CHANCE): boolean {
    if (Math.random() >= CHANCE[what]) return false;
    this.met[what] += 1;
    return true;
  }
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
