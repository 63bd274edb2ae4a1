/** What people are called beside their names: words that stand before a name, and behind one. */

/** Words to patterns, the longest first, so that 老师傅 is not read as 老师. */
const pattern = (words: string) =>
  words
    .split(/\s+/)
    .sort((one, other) => other.length - one.length)
    .join("|");

/** Kin, as they stand before a name: 女儿王芳. */
export const KIN = pattern(
  `爸爸 妈妈 父亲 母亲 爷爷 奶奶 外公 外婆 丈夫 妻子 老伴 前夫 前妻 儿子 女儿 孙子 孙女 外孙女 外孙
  哥哥 姐姐 弟弟 妹妹 儿媳 女婿 侄子 侄女 伯父 叔叔 舅舅 姑姑 姨妈 其子 其女 其父 其母 其夫 其妻 长子
  次子 长女 次女 独子`,
);

/** Roles, as they stand before a name: 服务对象王芳. */
export const PEOPLE = pattern(
  `服务对象 案主 组员 患者 病人 伤者 当事人 受害人 施暴者 被害人 嫌疑人 申请人 学生 居民 村民 老人 孤儿
  低保户 特困户 贫困户 困难户 住户 房东 邻居 志愿者 义工 义仓 网格员 楼栋长 社工 实习生 督导 护士 医生
  民警 警官 律师 教师 老师 班主任 校长 院长 主任 书记 村支书 支书 站长 科长 局长 所长 同事 同学 同伴
  朋友 负责人 联系人 监护人 照顾者 护工 保姆 咨询师 介绍人 转介人 户主`,
);

/** Titles and kinship, as they stand behind a name: 王芳主任, 王芳奶奶. */
export const TITLES = pattern(
  `书记 主任 老师 医生 大夫 护士长? 奶奶 爷爷 阿姨 叔叔 伯伯 大爷 大妈 大娘 大叔 婆婆 太婆 爹爹 嗲嗲
  外婆 外公 大姐 大哥 大嫂 嫂子 姐姐 哥哥 妹妹 弟弟 同学 同志 先生 女士 小姐 太太 师傅 老师傅 校长
  院长 站长 局长 科长 处长 所长 镇长 乡长 村长 组长 队长 会长 秘书长 理事长 总干事 教授 博士 律师 警官
  法官 检察官 社工 督导 咨询师 治疗师 网格员 经理 老板 老人 老汉 大伯 婶婶 婶子 舅舅 姑姑 小朋友`,
);

const title = new RegExp(`^(?:${TITLES}|[姐哥妹弟婆姑姨嫂爷叔伯](?![一-龥]))`);

/** Whether a title begins at `at`: 陈科长 is a family name with a title. */
export function isTitleAt(text: string, at: number): boolean {
  return title.test(text.slice(at, at + 4));
}
