/**
 * A refusal is an answer the product gives on purpose: "the deadline has passed",
 * "no such course for you". It is a value. Anything unexpected is thrown instead.
 */

/** Every refusal the product can give, with the sentence people read. */
export const refusals = {
  invalid_input: "填写的内容有误，请按提示改正后再试",
  sign_in_required: "请先登录，登录后会回到这里",
  not_permitted: "您没有此项权限，如有需要请联系本单位管理员",
  not_found: "内容不存在，或不在您的权限范围内",
  cross_site: "请求不是从本平台页面发出的，已拒绝，没有改动任何内容",
  "account.taken": "这个手机号已经注册过，请直接登录",
  "account.own": "不能停用自己的账号，如有需要请联系上一级管理员",
  "account.holds_more": "对方担任的角色不归您管，不能由您改动，请联系上一级管理员",
  "account.wrong": "账号或密码不正确，请检查后再试",
  "region.abolished": "这个行政区划已经撤销，不能再改动，请刷新后再看",
  "region.other_level": "只能并入同一级的行政区划，没有合并",
  "region.has_children": "它下面还有乡镇（街道）或县（市、区），请先把它们移走或合并",
  "region.same": "不能并入自己，请选另一个行政区划",
  "region.no_zone_here": "功能区只能设在市（州）或县（市、区）下面，没有新建",
  "region.not_township": "只有乡镇（街道）可以移到别的县（市、区）",
  "place.name_taken": "这里已经有同名的，没有保存，请换一个名称或先合并",
  "place.names_clash": "两边有同名的单位，请先把它们合并或改名，再来合并行政区划",
  "organisation.closed": "这个单位已经关闭或并入其他单位，不能再改动，请刷新后再看",
  "organisation.roles_beyond":
    "这个单位里有人担任您不能授予的角色，不能由您合并，请联系上一级管理员",
  "organisation.same": "不能并入自己，请选另一个单位",
  "townships.file_unreadable": "文件读不了，没有导入任何乡镇（街道）",
  "townships.faulty": "有的行不能导入，没有导入任何乡镇（街道），请按提示改好再选一次",
  "townships.changed": "文件和预览时不一样，没有导入任何乡镇（街道），请重新预览",
  "role.own": "不能改自己的角色，请由其他管理员改",
  "role.beyond": "这个角色或范围超出了您能授权的，没有授权",
  "role.held_already": "对方在这些日子里已经担任这个角色，请改原来那一条的日期",
  "role.ended": "这个角色已经结束，请刷新后再看",
  "course.edited_here": "讲师在平台上改过这门课，没有用文件夹里的内容覆盖",
  "draft.changed_elsewhere": "刚才有人改了同一处，您写的还在这里，没有覆盖对方的改动",
  "draft.changed_since": "您打开这一页以后，草稿又有改动，没有发布，请看过再发布",
  "draft.faulty": "草稿里还有没补好的地方，没有发布",
  "draft.file_missing": "要改的这个文件已经不在草稿里，您写的还在这里",
  "draft.needs_review": "这门课要有人审过才能发布：请先送审；审过以后又改过的，要重新送审",
  "draft.nothing_new": "草稿和学员现在学的一样，没有要送审或发布的",
  "submission.already": "这一稿已经送审，不用再送",
  "submission.settled": "这次送审已经有了结果，请刷新后再看",
  "submission.stale": "送审以后草稿又改过，这一稿不再算数，请作者重新送审",
  "review.own": "不能通过自己写的或自己送审的稿，请由其他人审",
  "plan.past": "定时发布的时间已经过了，请选一个将来的时间",
  "plan.settled": "这次定时发布已经执行或取消，请刷新后再看",
  "plan.no_longer_allowed": "定下时间的人已经不能发布这门课，没有发布",
  "release.newer_since": "您打开这一页以后又发布了新版，没有退回，请看过再决定",
  "release.source_unknown": "这一版没有留下原文，不能退回到这一版",
  "release.source_faulty": "这一版的原文按现在的规则有没补好的地方，没有退回",
  "release.same": "这一版和学员现在学的一样，不用退回",
  "course.slug_taken": "已经有一门课用这个网址，请换一个",
  "team.last_author": "课程至少要有一位作者，请先请别人做作者",
  "team.unknown_person": "没有找到这个账号，请核对手机号、邮箱或用户名",
  "discussion.too_many": "这一小时发得太多了，请过一会儿再发，写好的还在这里",
  "course.not_open": "课程还没有发布，请先学习其他课程",
  "course.archived": "这门课已停止招生，请选其他课程；已加入的人可以继续学",
  "enrolment.required": "请先加入课程再学习，加入后即可阅读",
  "enrolment.assigned_only": "这门课由单位或培训班安排学习，不能自己加入，请联系培训管理员",
  "enrolment.prerequisites": "要先学完先修课程才能加入，还差哪几门请看课程页",
  "enrolment.begun": "对方已经开始学这门课，不能收回，学过的都会保留",
  "enrolment.completed": "这门课您已经学完，学时和证书以学完的那一版为准，不用换",
  "enrolment.newer_still": "刚才又发布了更新的一版，请刷新后看清变化再换",
  "enrolment.attempt_unfinished": "有一次测验还没有交卷或还在评阅，等有了成绩再换到新版",
  "note.changed_elsewhere": "这条笔记在另一台设备上改过，两份都已保留，请合并后再保存",
  "upload.too_large": "文件太大，没有读取，请分成几个文件",
  "upload.broken_off": "文件没有传完，没有读取任何内容，请重新选择文件再传",
  "media.kind_unknown":
    "这种文件不能上传。请用 MP4、M4A、MP3、JPG、PNG、WebP、GIF、SVG、PDF、VTT，或 SCORM 课件包（zip）",
  "media.not_what_it_says": "文件内容和名称的后缀不符，没有保存，请检查文件后再传",
  "media.program": "这是程序或网页，不是课程文件，没有保存",
  "media.heic": "HEIC 照片在很多设备上打不开，请先另存为 JPG 再传",
  "media.mov": "MOV 视频在很多手机上放不出来，请先转成 MP4（H.264）再传",
  "media.too_large": "文件太大，没有上传，请压缩或分段后再传",
  "media.too_many": "没传完的文件太多，请先传完或取消一些",
  "media.no_space": "服务器的存储空间不够，没有上传，请联系管理员",
  "media.upload_gone": "这次上传已经过期或取消，请重新选择文件上传",
  "media.upload_busy": "这个文件正在另一个标签页或设备上传，稍等会自动接着传",
  "media.upload_elsewhere": "续传的位置对不上，正在重新核对",
  "media.checksum": "这一段在路上出了错，正在重传",
  "media.other_kind": "只能换成同一种文件：视频换视频，图片换图片",
  "media.not_in_drafts": "您能改的课程草稿里没有用到这个文件，没有改动",
  "media.in_use": "这个文件还在课程里使用，不能删除",
  "media.protocol": "上传程序的版本不对，请刷新页面再传",
  "course.file_unreadable": "文件读不了，没有导入任何内容",
  "course.file_changed": "文件和预览时不一样，没有导入任何内容，请重新选择",
  "course.draft_changed": "刚才有人改过这门课的草稿，没有导入，请刷新后再试",
  "word.unplaced": "这样放不进课程，没有导入任何内容",
  "question.file_unreadable": "文件读不了，没有导入任何题目",
  "question.file_changed": "文件和预览时不一样，没有导入任何题目，请重新预览",
  "question.in_folder": "这道题写在课程文件里，请在课程文件中修改",
  "picture.unknown": "不是能用的图片，请用 PNG、JPG、WebP 或 GIF",
  "picture.too_large": "图片太大，最大5MB、长宽各6000像素，请缩小后再传",
  "question.no_exam": "这门课没有结业测验，题目仍在题库里",
  "claim.decided": "这份申报已经处理过了，请刷新后再看",
  "claim.own": "不能审核自己的申报，请由其他管理员审核",
  "claim.evidence": "证明材料要是 PDF、PNG 或 JPG，最大5MB",
  "study.of_another": "这段学习是另一个账号的，等那个账号登录后再同步",
  "flag.own": "不能处理关于自己的提示，请由其他管理员处理",
  "flag.reviewed": "这条提示已经有人处理过了，请刷新后再看",
  "credit.own": "不能更正自己的学时记录，请由其他管理员更正",
  "certificate.revoked": "这张证书已经作废，不能再作废一次",
  "certificate.replaced": "这张证书已经换发过，请处理新的那一张",
  "certificate.no_credit": "这门课的学时已经全部扣除，不能换发证书",
  "certificate.template_changed": "刚才有人也改了模板，没有保存，请刷新后再改",
  "certificate.picture": "请用 PNG 或 JPG 图片，最大5MB、长宽各4000像素，不用隔行和16位色",
  "certificate.none": "没有符合条件的证书，请换个条件",
  "certificate.too_many": "一次最多打包2万张，请缩小范围，分几次下载",
  "certificate.packing": "上一个压缩包还在制作，做好以后再开始下一个",
  "attempt.closed": "作答时间已结束，此前保存的答案都已计入成绩",
  "attempt.lessons_first": "请先学完全部课时，再参加结业测验",
  "attempt.release_changed": "您刚才换到了课程的新版，测验没有开始，请刷新后再考",
  "attempt.cooling_down": "两次测验之间需要间隔一段时间，请稍后再来",
  "attempt.none_left": "测验次数已用完，请联系培训管理员",
  "attempt.not_open_yet": "测验还没有开始，请到时间再来",
  "attempt.exam_closed": "测验已经结束，如有特殊情况请联系讲师",
  "attempt.awaiting_grade": "上一次的答卷老师还在评，评完才能再考",
  "attempt.wrong_code": "考试口令不对，请向监考老师核对后再填",
  "grade.out_of_range": "分数超出了这道题的满分，没有保存",
  "grade.own": "不能评自己的答卷，请由其他老师评",
  "grade.settled": "这道题已经评定，如要改分请写明原因",
  "grade.not_written": "这道题不需要人工评分，或者答卷还没有交",
  "correction.same_key": "答案和现在的一样，没有可以更正的",
  "correction.other_question": "新旧两版的题目不同，不能按新答案重新评分",
  "quiz.rules_unmet": "题库里的题目不够抽，没有保存",
  "submission.not_open": "作业还没有开放，请到时间再来",
  "submission.closed": "交作业的时间已过，您写的都还在，如有特殊情况请联系讲师",
  "submission.handed_in": "这份作业已经交了，不能再改；老师退回后可以接着写",
  "submission.changed": "作业在另一个页面上改过，还没有提交，请刷新后看一遍再交",
  "submission.empty": "还有部分没有写，请每一部分都写一点再交",
  "submission.undecided": "还有可能认出人的地方没有处理，没有提交，请在原处换掉或说明为什么留着",
  "submission.file_type":
    "只收 Word（.docx）、PDF、文本（.txt、.md）、PNG 和 JPG，每个最大8MB（图片5MB）",
  "submission.files_many": "最多附5个文件，请先去掉一个再传",
  "submission.checklist": "请逐条看完检查清单，都打上勾再交",
  "submission.other_version": "学员又交了新的一版，没有保存，请刷新后看新的一版",
  "submission.not_waiting": "这份作业现在不在等评，请刷新后再看",
  "gallery.not_graded": "还没有评定，评完才能推荐到优秀作业",
  "gallery.other_state": "这份作业的展示情况刚才变了，没有改动，请刷新后再看",
  "attempt.already_passed": "您已通过测验，不需要再考",
} as const;

export type RefusalCode = keyof typeof refusals;

/** Whether a code that came over the wire is one of ours. */
export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(refusals, code);
}

export type Refusal = { code: RefusalCode; fields?: Record<string, string[]> };

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refuse(code: RefusalCode, fields?: Refusal["fields"]): Result<never> {
  return { ok: false, refusal: fields ? { code, fields } : { code } };
}

/** Whether a path segment can be an id at all; PostgreSQL raises an error on anything else. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
