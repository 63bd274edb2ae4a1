import type { Route } from "next";
import Link from "next/link";
import { ConsentForm, WithdrawForm } from "@/components/submissions/consent-form";
import { KeptFindings } from "@/components/submissions/kept-findings";
import { Card } from "@/components/ui/card";
import { Folded } from "@/components/ui/folded";
import type { Decision } from "@/lib/submissions/model/decision";
import type { Showing } from "@/lib/submissions/model/gallery";
import { bylineOf } from "@/lib/submissions/rules/gallery";

type Props = {
  submissionId: string;
  /** The author, to whom this is shown. */
  name: string;
  showing: Showing;
  decisions: readonly Decision[];
  gallery: string;
};

/** Whether one's own work is shown to others: asked, agreed, taken back. */
export function ConsentPanel({ submissionId, name, showing, decisions, gallery }: Props) {
  const { act, praise } = showing;
  if (act === "removed") return null;
  const kept = decisions.filter(({ choice }) => choice !== "replaced");
  const form = (
    <>
      {kept.length > 0 && (
        <>
          <p>交作业时留下了这些，请再想一想会不会认出人：</p>
          <KeptFindings decisions={kept} />
        </>
      )}
      <ConsentForm submissionId={submissionId} name={name} asked={act === "asked"} />
    </>
  );
  return (
    <Card className="flex flex-col gap-4" id="gallery">
      {act === "asked" && (
        <>
          <h2 className="text-lg">老师想把这份作业放进“优秀作业”</h2>
          {praise && <blockquote className="border-s-4 border-amber ps-4">{praise}</blockquote>}
          <p>
            您同意才会展示。学这门课的人和任课老师看得到这一版的正文；附件、得分和评语不展示。随时可以撤回，撤回后马上看不到。
          </p>
          {form}
        </>
      )}
      {act === "agreed" && (
        <>
          <h2 className="text-lg">
            这份作业在
            <Link href={gallery as Route} className="link">
              优秀作业
            </Link>
            里展示
          </h2>
          <p>
            署名：{bylineOf({ signed: showing.signed, name })}。撤回后别人马上看不到，得分不变。
          </p>
          <WithdrawForm submissionId={submissionId} />
        </>
      )}
      {(act === "declined" || act === "withdrawn") && (
        <>
          <h2 className="text-lg">
            {act === "declined" ? "您没有同意展示这份作业" : "您撤回了同意，这份作业已不展示"}
          </h2>
          <Folded summary="改主意了，同意展示">
            <div className="flex flex-col gap-4">{form}</div>
          </Folded>
        </>
      )}
    </Card>
  );
}
