/** Questions under a lesson, their replies and answers, and what a team announces, on real PostgreSQL. */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { messages } from "@/db/schema/messaging";
import { announce } from "@/lib/discussion/commands/announce";
import { pinReply, removePost, withdrawPost } from "@/lib/discussion/commands/moderate";
import { askQuestion, replyToQuestion } from "@/lib/discussion/commands/post";
import { POSTS_PER_HOUR, type PostKind } from "@/lib/discussion/model";
import { listAnnouncements } from "@/lib/discussion/queries/announcements";
import { listCourseQuestions, listLessonQuestions } from "@/lib/discussion/queries/questions";
import { type Actor, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { makeCourse, makeEnrolment } from "@/tests/support/course";
import { makeActor, makeTeacher } from "@/tests/support/factories";

async function begin() {
  const course = await makeCourse({ withQuiz: false });
  const teacher = await makeTeacher(course.courseId);
  const join = async () => {
    const learner = await makeActor();
    await makeEnrolment(learner.personId, course);
    return learner;
  };
  return { course, teacher, join, learner: await join() };
}

type Course = Awaited<ReturnType<typeof begin>>["course"];

const ask = (by: Actor, course: Course, text = "入户时家里没人，能留条吗？", now?: Date) =>
  execute(askQuestion, by, { courseSlug: course.slug, lessonSlug: "first", text }, now);
const reply = (by: Actor, questionId: string, text = "可以，只写来意和电话。") =>
  execute(replyToQuestion, by, { questionId, text });
const pin = (by: Actor, replyId: string, pinned: "yes" | "no" = "yes") =>
  execute(pinReply, by, { replyId, pinned });

function idOf(result: Awaited<ReturnType<typeof ask>> | Awaited<ReturnType<typeof reply>>) {
  return result.ok ? result.value.id : expect.fail(result.refusal.code);
}

async function shown(course: Course) {
  const reader = permit(await makeActor(), "course.study") ?? expect.fail("no permit");
  return await listLessonQuestions(reader, course.first.id);
}

async function inbox(person: { personId: string }) {
  const rows = await db.select().from(messages).where(eq(messages.personId, person.personId));
  return rows.map(({ kind, title, href }) => ({ kind, title, href }));
}

describe("a question", () => {
  it("is asked by those who joined, answered by the team, and both are told", async () => {
    const { course, teacher, learner } = await begin();
    const question = idOf(await ask(learner, course));
    idOf(await reply(teacher, question));
    expect(await shown(course)).toMatchObject([
      { name: "田小禾", replies: [{ ofTeam: true, pinned: false }] },
    ]);
    expect(await inbox(teacher)).toEqual([
      { kind: "discussion", title: "有学员提问", href: `/teach/${course.slug}/discussion` },
    ]);
    expect(await inbox(learner)).toEqual([
      {
        ...{ kind: "discussion", title: "您的提问有了回复" },
        href: `/learn/${course.slug}/lessons/first/discussion`,
      },
    ]);
  });

  it("is nothing for those who did not join", async () => {
    const { course, learner } = await begin();
    const stranger = await makeActor();
    expect(await ask(stranger, course)).toMatchObject({ refusal: { code: "not_found" } });
    const question = idOf(await ask(learner, course));
    expect(await reply(stranger, question)).toMatchObject({ refusal: { code: "not_found" } });
    const elsewhere = await makeCourse({ withQuiz: false });
    const foreign = await makeTeacher(elsewhere.courseId);
    expect(await reply(foreign, question)).toMatchObject({ refusal: { code: "not_found" } });
  });

  it("waits for the team until one of it has replied, whatever others say", async () => {
    const { course, teacher, learner, join } = await begin();
    const question = idOf(await ask(learner, course));
    const team = permit(teacher, "discussion.moderate") ?? expect.fail("no permit");
    const open = async () => (await listCourseQuestions(team, course.slug, { open: true })).length;
    idOf(await reply(await join(), question, "我们站里也遇到过。"));
    expect(await open()).toBe(1);
    idOf(await reply(teacher, question));
    expect(await open()).toBe(0);
    expect(await listCourseQuestions(team, course.slug, { open: false })).toHaveLength(1);
  });

  it("cannot be asked without end", async () => {
    const { course, learner } = await begin();
    const now = new Date("2026-06-01T00:00:00Z");
    for (let post = 0; post < POSTS_PER_HOUR; post += 1) {
      idOf(await ask(learner, course, "还在吗", now));
    }
    const refused = await ask(learner, course, "还在吗", now);
    expect(refused).toMatchObject({ refusal: { code: "discussion.too_many" } });
    idOf(await ask(learner, course, "还在吗", new Date(now.getTime() + 3_601_000)));
  });
});

describe("a reply", () => {
  it("is pinned as the one answer by the team, also when two pin at once", async () => {
    const { course, teacher, learner, join } = await begin();
    const question = idOf(await ask(learner, course));
    const [one, two] = [
      idOf(await reply(learner, question, "找到了，可以。")),
      idOf(await reply(teacher, question)),
    ];
    expect(await pin(await join(), one)).toMatchObject({ refusal: { code: "not_permitted" } });
    const both = await Promise.all([pin(teacher, one), pin(teacher, two)]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    const [{ replies } = expect.fail("no question")] = await shown(course);
    expect(replies.map(({ pinned }) => pinned)).toEqual([true, false]);
    await pin(teacher, two);
    const [again] = await shown(course);
    expect(again?.replies[0]?.id).toBe(two);
    await pin(teacher, two, "no");
    expect((await shown(course))[0]?.replies.some(({ pinned }) => pinned)).toBe(false);
  });
});

describe("what was written", () => {
  const away = (command: typeof withdrawPost, by: Actor, kind: PostKind, id: string) =>
    execute(command, by, { kind, id });

  it("is taken back by whoever wrote it, and by nobody else", async () => {
    const { course, learner, join } = await begin();
    const question = idOf(await ask(learner, course));
    const other = await join();
    const refused = await away(withdrawPost, other, "question", question);
    expect(refused).toMatchObject({ refusal: { code: "not_found" } });
    expect(await away(withdrawPost, learner, "question", question)).toMatchObject({ ok: true });
    expect(await shown(course)).toEqual([]);
    expect(await reply(other, question)).toMatchObject({ refusal: { code: "not_found" } });
  });

  it("is taken away by the team of its course, pinned or not", async () => {
    const { course, teacher, learner } = await begin();
    const question = idOf(await ask(learner, course));
    const answer = idOf(await reply(learner, question, "13800000000找我"));
    await pin(teacher, answer);
    const elsewhere = await makeCourse({ withQuiz: false });
    const remove = (by: Actor) => execute(removePost, by, { kind: "reply", id: answer });
    expect(await remove(await makeTeacher(elsewhere.courseId))).toMatchObject({
      refusal: { code: "not_found" },
    });
    expect(await remove(teacher)).toMatchObject({ ok: true });
    expect(await shown(course)).toMatchObject([{ replies: [] }]);
  });
});

describe("an announcement", () => {
  it("reaches everybody who joined, once, however often the form is sent", async () => {
    const { course, teacher, learner, join } = await begin();
    const other = await join();
    const stranger = await makeActor();
    const input = {
      courseSlug: course.slug,
      key: randomUUID(),
      title: "周五答疑",
      text: "线上见。",
    };
    const sent = await Promise.all([
      execute(announce, teacher, input),
      execute(announce, teacher, input),
    ]);
    expect(sent.map((each) => each.ok && each.value.people).sort()).toEqual([0, 2]);
    const told = { kind: "announcement", title: "周五答疑", href: `/courses/${course.slug}` };
    expect([await inbox(learner), await inbox(other)]).toEqual([[told], [told]]);
    expect(await inbox(stranger)).toEqual([]);
    const team = permit(teacher, "announcement.send") ?? expect.fail("no permit");
    expect(await listAnnouncements(team, course.slug)).toHaveLength(1);
  });

  it("is the business of those who write the course", async () => {
    const { course } = await begin();
    const grader = await makeTeacher(course.courseId, "grader");
    const input = {
      courseSlug: course.slug,
      key: randomUUID(),
      title: "周五答疑",
      text: "线上见。",
    };
    expect(await execute(announce, grader, input)).toMatchObject({
      refusal: { code: "not_permitted" },
    });
  });
});
