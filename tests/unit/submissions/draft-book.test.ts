/** What is written is never lost: not to the network, to another page, nor to a page that is killed. */
import { describe, expect, it } from "vitest";
import { DraftBook, parseWaiting } from "@/components/submissions/draft-book";
import type { SavePart } from "@/lib/submissions/model/submission";
import { memoryStorage } from "@/tests/unit/assessment/memory-storage";

/** Keeps parts by the rules of the server: same page or known revision, else a conflict. */
function makeServer() {
  const kept = new Map<
    string,
    { text: string; revision: number; writer: string; sequence: number }
  >();
  const server = {
    kept,
    answers: true,
    signedIn: true,
    /** Keeps, and the answer is lost on its way back. */
    deaf: false,
    async send(entry: SavePart) {
      if (!server.answers) return { kind: "unreachable" } as const;
      if (!server.signedIn) return { kind: "signed-out" } as const;
      const old = kept.get(entry.part);
      const repeated = old?.writer === entry.writer && old.sequence >= entry.sequence;
      if (old && repeated)
        return { kind: "stored", revision: old.revision, conflict: null } as const;
      const follows = (old?.revision ?? 0) === entry.base || old?.writer === entry.writer;
      if (old && !follows && old.text !== entry.text) {
        return { kind: "stored", revision: old.revision, conflict: old.text } as const;
      }
      const revision = (old?.revision ?? 0) + 1;
      const { text, writer, sequence } = entry;
      kept.set(entry.part, { text, revision, writer, sequence });
      if (server.deaf) return { kind: "unreachable" } as const;
      return { kind: "stored", revision, conflict: null } as const;
    },
    draft: () =>
      Object.fromEntries([...kept].map(([part, { text, revision }]) => [part, { text, revision }])),
  };
  return server;
}

let writers = 0;
function open(server: ReturnType<typeof makeServer>, storage: Storage) {
  writers += 1;
  const writer = `page-${writers}`;
  const book = new DraftBook("work", server.draft(), {
    send: server.send,
    storage: () => storage,
    newWriter: () => writer,
  });
  book.start();
  return book;
}

describe("the draft of an assignment", () => {
  it("reaches the server, and leaves nothing on the device then", async () => {
    const [server, storage] = [makeServer(), memoryStorage()];
    const book = open(server, storage);
    book.change("background", "她一周下楼");
    book.change("background", "她一周下楼三次");
    expect(book.view().state).toBe("saving");
    expect(await book.flush()).toBe(true);
    expect(server.kept.get("background")?.text).toBe("她一周下楼三次");
    expect(storage.length).toBe(0);
    book.stop();
  });

  it("waits on the device while nothing answers, and is sent by the next page", async () => {
    const [server, storage] = [makeServer(), memoryStorage()];
    server.answers = false;
    const killed = open(server, storage);
    killed.change("background", "没有网的时候写的");
    expect(await killed.flush()).toBe(false);
    expect(killed.view().state).toBe("unreachable");
    killed.stop();

    server.answers = true;
    const next = open(server, storage);
    expect(next.view().parts.background?.text).toBe("没有网的时候写的");
    expect(await next.flush()).toBe(true);
    expect(server.kept.get("background")?.text).toBe("没有网的时候写的");
    expect(storage.length).toBe(0);
    next.stop();
  });

  it("is no conflict with itself when the page was killed before it heard that it was kept", async () => {
    const [server, storage] = [makeServer(), memoryStorage()];
    server.deaf = true;
    const killed = open(server, storage);
    killed.change("background", "存到了，没听见");
    await killed.flush();
    killed.stop();
    server.deaf = false;

    const next = open(server, storage);
    expect(await next.flush()).toBe(true);
    expect(next.view().parts.background?.theirs).toBeNull();
    expect(server.kept.get("background")?.text).toBe("存到了，没听见");
    next.stop();
  });

  it("stays while the session has expired, and goes out after signing in again", async () => {
    const [server, storage] = [makeServer(), memoryStorage()];
    server.signedIn = false;
    const book = open(server, storage);
    book.change("background", "写到一半登录失效");
    expect(await book.flush()).toBe(false);
    expect(book.view().state).toBe("signed-out");
    expect(storage.length).toBe(1);
    server.signedIn = true;
    expect(await book.flush()).toBe(true);
    expect(server.kept.get("background")?.text).toBe("写到一半登录失效");
    book.stop();
  });

  it("never overwrites what another page wrote: both texts are there until one is chosen", async () => {
    const server = makeServer();
    const [one, other] = [open(server, memoryStorage()), open(server, memoryStorage())];
    one.change("background", "手机上写的");
    await one.flush();
    other.change("background", "电脑上写的");
    await other.flush();
    expect(server.kept.get("background")?.text).toBe("手机上写的");
    expect(other.view().parts.background).toMatchObject({
      text: "电脑上写的",
      theirs: { text: "手机上写的" },
    });

    other.settle("background", "手机上写的，电脑上写的");
    expect(await other.flush()).toBe(true);
    expect(server.kept.get("background")?.text).toBe("手机上写的，电脑上写的");
    one.stop();
    other.stop();
  });

  it("takes nothing from the device that it has not written itself", () => {
    for (const text of ["", "null", "[]", '{"part":1}', '{"part":"a","text":"b","writer":"c"}']) {
      expect(parseWaiting(text)).toBeNull();
    }
  });
});
