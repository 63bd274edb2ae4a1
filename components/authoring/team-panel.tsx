"use client";

import { useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { joinTeamAction, leaveTeamAction } from "@/lib/authoring/actions";
import {
  type CourseRole,
  courseRoleDuties,
  courseRoleNames,
  courseRoles,
} from "@/lib/authoring/model/team";

type Member = { personId: string; name: string; role: CourseRole };
type Props = { courseSlug: string; team: Member[]; mayManage: boolean };

/** Who works on a course, as what; authors take people in and let them go. */
export function TeamPanel({ courseSlug, team, mayManage }: Props) {
  const { state: joined, pending: joining, form } = useKeptForm(joinTeamAction, { emptied: true });
  const [left, leave, leaving] = useActionState(leaveTeamAction, null);
  return (
    <div className="flex flex-col gap-4">
      <ul>
        {team.map(({ personId, name, role }) => (
          <li
            key={`${personId}-${role}`}
            className="flex flex-wrap items-center gap-x-3 border-line py-1 not-first:border-t"
          >
            <span className="min-w-0 flex-1 py-2">
              {name}
              <span className="ms-2 text-sm text-muted">
                {courseRoleNames[role]}：{courseRoleDuties[role]}
              </span>
            </span>
            {mayManage && (
              <form action={leave}>
                <input type="hidden" name="courseSlug" value={courseSlug} />
                <input type="hidden" name="personId" value={personId} />
                <input type="hidden" name="role" value={role} />
                <Button type="submit" variant="quiet" disabled={leaving} className="px-3">
                  移出
                  <span className="sr-only">{`${name}（${courseRoleNames[role]}）`}</span>
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <div aria-live="polite">
        <ActionNotice state={left} done="已移出团队。" />
      </div>
      {mayManage && (
        <form {...form} className="flex flex-col gap-4 border-line border-t pt-4">
          <input type="hidden" name="courseSlug" value={courseSlug} />
          <div className="grid gap-4 sm:grid-cols-2">
            <Field
              label="请谁加入"
              name="account"
              autoComplete="off"
              hint="对方的手机号、邮箱或用户名。"
              error={joined && !joined.ok ? joined.refusal.fields?.account?.[0] : undefined}
            />
            <SelectField label="作为" name="role" defaultValue="coauthor">
              {courseRoles.map((role) => (
                <option key={role} value={role}>
                  {courseRoleNames[role]}
                </option>
              ))}
            </SelectField>
          </div>
          <div aria-live="polite">
            <ActionNotice state={joined} done="已加入团队，对方马上看得到这门课。" />
          </div>
          <Button type="submit" variant="secondary" disabled={joining} className="self-start">
            加入团队
          </Button>
        </form>
      )}
    </div>
  );
}
