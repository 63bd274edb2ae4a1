import { expect, it } from "vitest";
import { withChecks } from "@/components/reader/static-check";

it("tells a picture in words, as nothing else can stand there before the script", () => {
  const picture = `![路线<三月>](media/${"ab".repeat(32)}.png)`;
  const check = {
    key: "a",
    stem: `看图${picture}`,
    body: { kind: "single" as const, options: [{ id: "x", text: picture }] },
  };
  const html = withChecks('<p>前</p><div data-check="a"></div>', [check]);
  expect(html).toContain("<p>看图〔图：路线&lt;三月&gt;〕</p>");
  expect(html).toContain("<li>〔图：路线&lt;三月&gt;〕</li>");
  expect(html).not.toContain("media/");
});
