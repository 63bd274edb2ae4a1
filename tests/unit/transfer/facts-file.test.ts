import { describe, expect, it } from "vitest";
import { readRegister } from "@/lib/transfer/rules/facts-file";

const entry = (over: Record<string, string> = {}) =>
  Object.entries({
    number: "A01",
    status: "verified",
    statement: "2017年6月提出。",
    sources: "[《虚构文件》]",
    ...over,
  })
    .map(([key, value], index) => `${index === 0 ? "- " : "  "}${key}: ${value}\n`)
    .join("");

describe("the register of facts", () => {
  it("is read by number", () => {
    const { register, faults } = readRegister(
      entry() + entry({ number: "B02", caveat: "部分未核实。" }),
    );
    expect(faults).toEqual([]);
    expect(register.get("B02")).toEqual({
      number: "B02",
      status: "verified",
      statement: "2017年6月提出。",
      caveat: "部分未核实。",
      sources: ["《虚构文件》"],
    });
  });

  it.each([
    [entry({ number: "H01" }), 1, "事实编号写作 A01"],
    [entry({ status: "sure" }), 2, "只能写 verified、single_source"],
    [entry() + entry(), 5, "A01：这个编号写了两次"],
    [entry({ sources: "[]" }), 1, "要写明来源"],
    [entry({ sources: "['https://a.example/x']" }), 1, "不写网址"],
    [entry({ statement: "见 news.example.com 的报道" }), 1, "不写网址"],
    [entry({ note: "多余" }), 5, "没有这一项"],
    ["甲\n", 1, "应为列表"],
  ])("refuses %j", (text, line, message) => {
    expect(readRegister(text).faults).toContainEqual({
      file: "facts.yaml",
      line,
      message: expect.stringContaining(message),
    });
  });

  it("lets facts that are not taught stand without a source", () => {
    expect(readRegister(entry({ status: "unverified", sources: "[]" })).faults).toEqual([]);
  });

  it("keeps the sound facts of an unsound register", () => {
    const { register } = readRegister(entry({ number: "A02" }) + entry({ status: "sure" }));
    expect([...register.keys()]).toEqual(["A02"]);
  });
});
