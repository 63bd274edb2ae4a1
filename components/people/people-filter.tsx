import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Field } from "@/components/ui/field";
import { Folded } from "@/components/ui/folded";
import { SelectField } from "@/components/ui/select-field";
import { accountStateNames, qualificationNames } from "@/lib/people/model/person";
import { isNarrowed, type PersonSearch, personSortNames } from "@/lib/people/model/person-search";
import type { Region } from "@/lib/people/model/place";
import { grantedRoleNames } from "@/lib/people/model/role";

type Props = { search: PersonSearch; regions: readonly Region[]; positions: readonly string[] };

/** Finds people. A plain form, so that what it finds has an address. */
export function PeopleFilter({ search, regions, positions }: Props) {
  const { q: _, sort: __, ...narrower } = search;
  return (
    <search>
      <form action="/manage/people" className="flex flex-col gap-3">
        <div className="grid items-end gap-3 sm:grid-cols-[1fr_auto_auto]">
          <Field
            label="找人"
            name="q"
            type="search"
            optional="unsaid"
            defaultValue={search.q}
            placeholder="姓名、拼音或首字母、手机号或后四位、单位"
            maxLength={60}
          />
          <Button type="submit">查找</Button>
          {isNarrowed(search) && (
            <ButtonLink href="/manage/people" variant="quiet">
              清除条件
            </ButtonLink>
          )}
        </div>
        <Folded summary="更多条件" open={Object.values(narrower).some((value) => value !== "")}>
          <div className="grid gap-3 pb-2 sm:grid-cols-2 lg:grid-cols-3">
            <RegionFilter chosen={search.region} regions={regions} />
            <Field
              label="单位（名称里的几个字）"
              name="organisation"
              optional="unsaid"
              defaultValue={search.organisation}
            />
            <Field
              label="岗位"
              name="position"
              optional="unsaid"
              list="positions-known"
              defaultValue={search.position}
            />
            <datalist id="positions-known">
              {positions.map((position) => (
                <option key={position} value={position} />
              ))}
            </datalist>
            <Choice
              label="职业资格"
              name="qualification"
              chosen={search.qualification}
              names={qualificationNames}
            />
            <Choice
              label="管理角色"
              name="role"
              chosen={search.role}
              names={{ any: "有任一角色", none: "没有角色", ...grantedRoleNames }}
            />
            <Choice label="账号" name="state" chosen={search.state} names={accountStateNames} />
            <Field
              label="加入时间不早于"
              name="since"
              type="date"
              optional="unsaid"
              defaultValue={search.since}
            />
            <SelectField label="排序" name="sort" optional="unsaid" defaultValue={search.sort}>
              {Object.entries(personSortNames).map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </SelectField>
          </div>
        </Folded>
      </form>
    </search>
  );
}

type ChoiceProps = {
  label: string;
  name: string;
  chosen: string;
  names: Readonly<Record<string, string>>;
};

function Choice({ label, name, chosen, names }: ChoiceProps) {
  return (
    <SelectField label={label} name={name} optional="unsaid" defaultValue={chosen}>
      <option value="">不限</option>
      {Object.entries(names).map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </SelectField>
  );
}

/** Deeper regions stand further in, so that it can be seen what is beneath what. */
function RegionFilter({ chosen, regions }: { chosen: string; regions: readonly Region[] }) {
  return (
    <SelectField label="行政区划（包括下级）" name="region" optional="unsaid" defaultValue={chosen}>
      <option value="">不限</option>
      {regions.map(({ code, name }) => (
        <option key={code} value={code}>
          {"　".repeat(Math.max(0, Math.ceil(code.length / 2) - 1))}
          {name}
        </option>
      ))}
    </SelectField>
  );
}
