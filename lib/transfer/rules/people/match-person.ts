/** Who of those who are there a row is about. Pure. */
import { refusals } from "@/lib/platform/result";
import type { Known, KnownPerson } from "@/lib/transfer/rules/people/known";
import type { SaidRow } from "@/lib/transfer/rules/people/parse-row";

const ELSEWHERE = refusals["account.phone_known"];

/** The row above that says the same of somebody. */
export function twinOf(
  said: SaidRow,
  seen: { phones: Map<string, number>; numbers: Map<string, number> },
): string | null {
  const phoneRow = seen.phones.get(said.phone);
  const numberRow = said.idNumber ? seen.numbers.get(said.idNumber) : undefined;
  if (phoneRow !== undefined) return `和第${phoneRow}行的手机号相同`;
  if (numberRow !== undefined) return `和第${numberRow}行的证件号码相同`;
  seen.phones.set(said.phone, said.row);
  if (said.idNumber) seen.numbers.set(said.idNumber, said.row);
  return null;
}

type Match =
  | { person: KnownPerson | null; refused?: undefined }
  | { person?: undefined; refused: { result: "faulty" | "duplicate"; reason: string } };

/** Of people out of reach it is said that there is somebody, as signing in would tell, and no more. */
export function matchOf(said: SaidRow, known: Known): Match {
  const byPhone = known.byPhone.get(said.phone);
  const byNumber = said.idNumber ? known.byIdNumber.get(said.idNumber) : undefined;
  const faulty = (reason: string): Match => ({ refused: { result: "faulty", reason } });
  const duplicate = (reason: string): Match => ({ refused: { result: "duplicate", reason } });
  if (byPhone && !byPhone.within) return faulty(ELSEWHERE);
  if (byNumber && !byNumber.within) return faulty("该证件号码已有账号，请联系上级管理员");
  if (byPhone && byNumber && byPhone.id !== byNumber.id) {
    return duplicate(
      `手机号是“${byPhone.name}”的，证件号码是“${byNumber.name}”的，请先核对或合并账号`,
    );
  }
  const person = byPhone ?? byNumber;
  if (!person) return { person: null };
  if (person.name !== said.name) {
    return duplicate(
      `${byPhone ? "手机号" : "证件号码"}已是“${person.name}”（${person.organisationName ?? person.regionName}）的，姓名不同，请核对`,
    );
  }
  if (byPhone && said.idNumber && person.idNumber && person.idNumber !== said.idNumber) {
    return duplicate("手机号和姓名都相同，证件号码不同，请核对后在人员页面修改");
  }
  if (person.disabled) return faulty("这个账号已停用，请先恢复再导入");
  if (person.holdsMore) return faulty(refusals["account.holds_more_change"]);
  return { person };
}
