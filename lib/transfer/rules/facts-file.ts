/** `facts.yaml`: the register of what may be stated, and how surely it is known. */
import { z } from "zod";
import { Fact, type FactRegister, type Fault } from "@/lib/transfer/model/course";
import { readPlainText } from "@/lib/transfer/rules/plain-text";
import { checkYaml, readYaml } from "@/lib/transfer/rules/yaml-file";

export const REGISTER = "facts.yaml";

/** Addresses and hosts: the register names documents, and people find them by name. */
const address = /https?:|www\.|[a-z0-9-]+\.(?:com|cn|org|net|html?)\b/i;

/** The register, with every fault in it; an unsound register is still used as far as it is sound. */
export function readRegister(raw: string): { register: FactRegister; faults: Fault[] } {
  const plain = readPlainText(REGISTER, raw);
  const yaml = readYaml(REGISTER, plain.text);
  const list = checkYaml(z.array(z.unknown()), yaml, REGISTER);
  const faults = [...plain.faults, ...list.faults];
  const register = new Map<string, Fact>();
  (list.value ?? []).forEach((value, index) => {
    const lineOf = (path: readonly PropertyKey[]) => yaml.lineOf([index, ...path]);
    const { value: fact, faults: found } = checkYaml(Fact, { value, faults: [], lineOf }, REGISTER);
    faults.push(...found);
    if (!fact) return;
    const report = (message: string) =>
      faults.push({ file: REGISTER, line: lineOf([]), message: `${fact.number}：${message}` });
    if (register.has(fact.number)) report("这个编号写了两次");
    if (address.test([fact.statement, fact.caveat, ...fact.sources].join("\n"))) {
      report("只写文件名称，不写网址");
    }
    if (fact.sources.length === 0 && /^(verified|single_source)$/.test(fact.status)) {
      report("已核实和单一来源的事实要写明来源");
    }
    register.set(fact.number, fact);
  });
  return { register, faults };
}
