/** The list of operator commands. What needs the database is imported only when it runs. */

import { basename } from "node:path";
import { courseCommands } from "@/scripts/course-commands";
import { ledgerCommands } from "@/scripts/ledger-commands";
import { done, type OperatorCommand, type Outcome, perform } from "@/scripts/operator";
import { packageCommands } from "@/scripts/package-commands";
import { questionCommands } from "@/scripts/question-commands";

export const commands: OperatorCommand[] = [
  {
    words: ["setup"],
    usage: "",
    says: "迁移数据库，载入行政区划、课程和演示账号（可重复执行）",
    async run() {
      const lines = [
        ...(await migrateDatabase()).lines,
        ...(await loadPlaces()).lines,
        ...(await loadContent("content")).lines,
        ...(await createDemoAccounts()).lines,
        ...(await createDemoTeam()).lines,
      ];
      return { ok: true, lines, result: { ok: true, steps: lines } };
    },
  },
  { words: ["migrate"], usage: "", says: "执行尚未执行的数据库迁移", run: migrateDatabase },
  {
    words: ["content", "check"],
    usage: "[目录]",
    says: "检查课程文件，列出每处问题的文件和行号（不需要数据库）",
    run: ([folder = "content"]) => checkFolders(folder),
  },
  {
    words: ["content", "load"],
    usage: "[目录] [--force]",
    says: "载入课程；没有变化的不产生新发布版，讲师改过的要加 --force 才覆盖",
    run: ([folder = "content"], { force }) => loadContent(folder, force === true),
  },
  {
    words: ["people", "disable"],
    usage: "账号",
    says: "停用一个账号，立即结束其全部登录",
    run: ([account]) => setAccess(account, "disable"),
  },
  {
    words: ["people", "enable"],
    usage: "账号",
    says: "恢复一个已停用的账号",
    run: ([account]) => setAccess(account, "enable"),
  },
  {
    words: ["attempts", "close-due"],
    usage: "",
    says: "结束已过时限的测验并按已保存的答案评分",
    run: closeDueAttempts,
  },
  ...courseCommands,
  ...questionCommands,
  ...ledgerCommands,
  ...packageCommands,
];

async function migrateDatabase(): Promise<Outcome> {
  const { migrate } = await import("@/lib/platform/migrate");
  await migrate();
  return done("数据库结构已是最新");
}

async function loadPlaces(): Promise<Outcome> {
  const { readRegionSeed } = await import("@/lib/people/queries/seed");
  const { loadRegions } = await import("@/lib/people/commands/load-regions");
  const regions = await readRegionSeed();
  const { changed } = await perform(loadRegions, { regions });
  return done(`行政区划 ${regions.length} 条（更新 ${changed} 条）`, { changed });
}

async function checkFolders(root: string): Promise<Outcome> {
  const { checkContent } = await import("@/lib/transfer/queries/check-content");
  const checked = await checkContent(root);
  const lines = checked.courses.flatMap(({ slug, lessons, questions, faults }) => [
    ...faults.map(
      (f) => `${f.level === "error" ? "错误" : "提醒"} ${f.file}:${f.line} ${f.message}`,
    ),
    `${slug}：${lessons} 课，考题 ${questions.quiz} 道，自测 ${questions.check} 道，错误 ${faults.filter((f) => f.level === "error").length} 处`,
  ]);
  const { lessons, characters, questions, figures, facts } = checked.totals;
  lines.push(
    `合计：${lessons} 课，${characters} 字，考题 ${questions.quiz} 道，自测 ${questions.check} 道，图 ${figures} 张，依据事实 ${facts} 条`,
  );
  return { ok: checked.ok, lines, result: checked };
}

async function loadContent(root: string, force = false): Promise<Outcome> {
  const { courseFolders, readCourseFolder, readCourseMedia } = await import(
    "@/lib/transfer/queries/read-course-folder"
  );
  const { storeMedia } = await import("@/lib/media/commands/store-media");
  const lines: string[] = [];
  const courses: unknown[] = [];
  for (const [index, folder] of (await courseFolders(root)).entries()) {
    const { files, media } = await readCourseFolder(folder);
    for (const path of Object.keys(media)) {
      await perform(storeMedia, { path, content: await readCourseMedia(folder, path) });
    }
    const loaded = await tryCourse({ files, media, position: index + 1, force });
    if (!loaded) {
      lines.push(`${basename(folder)}：讲师在平台上改过，没有载入；要用文件夹的内容，请加 --force`);
      continue;
    }
    courses.push(loaded);
    lines.push(
      loaded.published
        ? `课程 ${loaded.slug} 已发布第 ${loaded.number} 版`
        : `课程 ${loaded.slug} 没有变化（第 ${loaded.number} 版）`,
    );
  }
  return { ok: true, lines, result: { ok: true, courses } };
}

/** Loads a course; null where trainers changed it meanwhile, which keeps nothing else from loading. */
async function tryCourse(input: object) {
  const [{ execute }, { PLATFORM_ACTOR }, { loadCourse }] = await Promise.all([
    import("@/lib/platform/command"),
    import("@/lib/platform/authority"),
    import("@/lib/transfer/commands/load-course"),
  ]);
  const result = await execute(loadCourse, PLATFORM_ACTOR, input);
  if (result.ok) return result.value;
  if (result.refusal.code === "course.edited_here") return null;
  return await perform(loadCourse, input);
}

async function createDemoAccounts(): Promise<Outcome> {
  const { isDemo } = await import("@/lib/platform/env");
  if (!isDemo) return done("正式环境，不创建演示账号");
  const { createDemo } = await import("@/lib/people/commands/create-demo");
  const { created } = await perform(createDemo, {});
  return done(created > 0 ? `演示账号已创建 ${created} 个` : "演示账号已存在", { created });
}

async function createDemoTeam(): Promise<Outcome> {
  const { isDemo } = await import("@/lib/platform/env");
  if (!isDemo) return { ok: true, lines: [], result: { ok: true } };
  const { createDemoTeam: command } = await import("@/lib/authoring/commands/create-demo-team");
  const { created } = await perform(command, {});
  return done(created > 0 ? `演示讲师成为${created}门课的作者` : "课程团队已存在", { created });
}

async function setAccess(account: string | undefined, change: "disable" | "enable") {
  if (!account) throw new Error("请写明账号：手机号、邮箱或用户名");
  const { findPersonId } = await import("@/lib/people/queries/people");
  const { disablePerson, enablePerson } = await import("@/lib/people/commands/access");
  const personId = await findPersonId(account);
  if (!personId) throw new Error(`没有这个账号：${account}`);
  const { changed } = await perform(change === "disable" ? disablePerson : enablePerson, {
    personId,
  });
  const word = change === "disable" ? "停用" : "恢复";
  return done(changed ? `账号已${word}` : `账号此前已是${word}状态`, { changed });
}

async function closeDueAttempts(): Promise<Outcome> {
  const { closeDueAttempts: command } = await import("@/lib/learning/commands/attempts");
  const { closed } = await perform(command, {});
  return done(`已结束 ${closed} 份过时的测验`, { closed });
}
