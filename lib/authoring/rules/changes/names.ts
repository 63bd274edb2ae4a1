/** What the entries of a course's files are called where people read what changed. */
export const courseEntryNames: Record<string, string> = {
  ...{ title: "课程名称", summary: "课程说明", audience: "给谁学", outcomes: "学完能做什么" },
  ...{ series: "系列", position: "次序", cover: "封面", enrolment: "加入方式" },
  ...{ prerequisites: "先修课程", certificate: "结业证书", credit: "学时类别" },
  ...{ contentAsOf: "内容核对日期", slug: "网址" },
};

export const lessonEntryNames: Record<string, string> = {
  ...{ title: "标题", summary: "说明", minutes: "时长（分钟）", objectives: "学习目标" },
  ...{ required: "必学", completion: "学完的条件", video: "视频", audio: "音频" },
  ...{ document: "文档", package: "课件包", sources: "依据", facts: "事实编号" },
  ...{ contentAsOf: "内容核对日期", id: "编号" },
};

export const paperEntryNames: Record<string, string> = {
  ...{ title: "标题", kind: "种类", summary: "说明", parts: "要写的部分", rubric: "评分项" },
  ...{ checklist: "自查清单", sources: "依据", facts: "事实编号", contentAsOf: "内容核对日期" },
};

export const examEntryNames: Record<string, string> = {
  ...{ title: "测验名称", passPercent: "及格线（%）", minutesAllowed: "限时（分钟）" },
  ...{ attemptsAllowed: "可考次数", coolDownMinutes: "两次间隔（分钟）", draw: "每次抽题（题）" },
  ...{ drawRules: "抽题规则", shuffleQuestions: "打乱题目", shuffleOptions: "打乱选项" },
  ...{ counts: "取哪一次成绩", retakeAfterPass: "及格后可再考", reveal: "何时公布答案" },
  ...{ blindGrading: "匿名评阅", markers: "每题评阅人数", id: "编号" },
};

export const questionEntryNames: Record<string, string> = {
  ...{ kind: "题型", stem: "题干", material: "材料", options: "选项", right: "答案" },
  ...{ explanation: "解析", points: "分值", difficulty: "难度", topic: "知识点" },
  ...{ fixed: "每卷必出", scoring: "记分", place: "位置", facts: "事实编号" },
};
