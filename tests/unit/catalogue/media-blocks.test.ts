import { describe, expect, it } from "vitest";
import { renderBody } from "@/lib/catalogue/rules/render-body";
import { activeParts } from "@/tests/support/inert-html";

const hash = "ab".repeat(32);
const media = {
  "media/intro.mp4": { sha256: hash, bytes: 1_500_000 },
  "media/intro.vtt": {
    sha256: hash,
    bytes: 400,
    cues: [
      { from: 0, to: 2, text: "第一句。" },
      { from: 2, to: 4, text: "第二句。" },
    ],
  },
  "media/intro-poster.jpg": { sha256: hash, bytes: 9000 },
  "media/list.pdf": { sha256: hash, bytes: 40_000 },
};
const video =
  '::video{src="media/intro.mp4" captions="media/intro.vtt" poster="media/intro-poster.jpg" title="从三社到五社" alt="七张图说明由来。"}';

describe("a video in a lesson", () => {
  const { body, faults } = renderBody(video, { media });

  it("plays from the course's own files, with captions on", () => {
    expect(faults).toEqual([]);
    expect(body.html).toContain(`<source src="../media/${hash}/intro.mp4" type="video/mp4">`);
    expect(body.html).toContain(`src="../media/${hash}/intro.vtt" default`);
    expect(body.html).toContain(`poster="../media/${hash}/intro-poster.jpg"`);
    expect(body.html).toMatch(
      /<video controls playsinline preload="none" width="1280" height="720"/,
    );
    expect(body.html).toContain('aria-label="从三社到五社。七张图说明由来。"');
  });

  it("can be read instead", () => {
    expect(body.html).toContain("<summary>文字稿</summary><p>第一句。</p><p>第二句。</p>");
    expect(body.html).toContain("视频：从三社到五社（1.4 MB）");
  });

  it("names its files and counts no reading time", () => {
    expect(body.media.map(({ name }) => name)).toEqual([
      "media/intro.mp4",
      "media/intro.vtt",
      "media/intro-poster.jpg",
    ]);
    expect(activeParts(body.html)).toEqual([]);
  });

  it("needs all that makes it usable without sound", () => {
    const bare = renderBody('::video{src="media/intro.mp4"}', { media });
    expect(bare.faults.map(({ message }) => message)).toEqual([
      '::video 缺少 captions="…"',
      '::video 缺少 poster="…"',
      '::video 缺少 title="…"',
      '::video 缺少 alt="…"',
    ]);
  });

  it("leads nowhere when its files are not the course's", () => {
    const { html } = renderBody(video.replaceAll("media/", "https://evil.example/"), {
      media,
    }).body;
    expect(html).not.toContain("evil");
    expect(activeParts(html)).toEqual([]);
  });
});

describe("a document in a lesson", () => {
  it("is a link that says what it is and how large", () => {
    const { body } = renderBody('::document{src="media/list.pdf" title="自查清单" pages="1"}', {
      media,
    });
    expect(body.html).toBe(
      `<p class="document"><a href="../media/${hash}/list.pdf">自查清单（PDF，1页，40 KB）</a></p>`,
    );
  });
});

describe("a picture in a lesson", () => {
  const pictures = { "media/visit.png": { sha256: hash, bytes: 9000, width: 640, height: 480 } };
  const markdown =
    '::figure{src="media/visit.png" alt="社工在楼道里敲门。" caption="入户（虚构）"}';

  it("shows in its own size, and says in words what it shows", () => {
    const { body, faults } = renderBody(markdown, { media: pictures });
    expect(faults).toEqual([]);
    expect(body.html).toBe(
      `<figure class="figure"><img src="../media/${hash}/visit.png" alt="社工在楼道里敲门。" width="640" height="480" loading="lazy" decoding="async"><figcaption>入户（虚构）</figcaption></figure>`,
    );
    expect(activeParts(body.html)).toEqual([]);
  });

  it("is a file of the course, not a drawing", () => {
    const { body } = renderBody(markdown, { media: pictures });
    expect(body.media).toEqual([{ name: "media/visit.png", line: 1 }]);
    expect(body.figures).toEqual([]);
  });

  it("shows nothing that the course does not have, and no film", () => {
    expect(renderBody(markdown, {}).body.html).not.toContain("<img");
    const film = '::figure{src="media/intro.mp4" alt="x"}';
    expect(renderBody(film, { media }).body.html).not.toContain("<img");
    expect(renderBody(film, { media }).body.figures).toHaveLength(1);
  });
});

describe("a recording", () => {
  const hash = "a".repeat(64);
  const media = {
    "media/talk.m4a": { sha256: hash, bytes: 1_048_576 },
    "media/talk.vtt": { sha256: hash, bytes: 40, cues: [{ from: 0, to: 2, text: "您好。" }] },
  };
  const markdown = '::audio{src="media/talk.m4a" captions="media/talk.vtt" title="谈话"}';

  it("is a player with its words as text", () => {
    const { body, faults } = renderBody(markdown, { media });
    expect(faults).toEqual([]);
    expect(body.html).toContain(`<source src="../media/${hash}/talk.m4a" type="audio/mp4">`);
    expect(body.html).toContain("<p>您好。</p>");
    expect(body.media.map(({ name }) => name)).toEqual(["media/talk.m4a", "media/talk.vtt"]);
    expect(activeParts(body.html)).toEqual([]);
  });

  it("says what is missing", () => {
    const { faults } = renderBody('::audio{src="media/talk.m4a" title="谈话"}', { media });
    expect(faults.map(({ message }) => message)).toEqual(['::audio 缺少 captions="…"']);
  });
});

describe("an address in the running text", () => {
  it.each(["请写信到 a@b.cn。", "见 www.example.cn 首页"])(
    "%s stays text and is no fault",
    (said) => {
      const { body, faults } = renderBody(said, {});
      expect(faults).toEqual([]);
      expect(body.html).toBe(`<p>${said}</p>`);
    },
  );

  it("leads out when it is secure, and is reported when written as a link that is not", () => {
    expect(renderBody("见 https://example.cn/a", {}).body.html).toContain(
      'href="https://example.cn/a"',
    );
    expect(renderBody("[见](http://example.cn)", {}).faults).toHaveLength(1);
  });
});
