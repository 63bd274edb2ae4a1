/** Family names. Those that are more often another word (和, 时, 都, 全, 明, 公) are left out. */

const single =
  "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺";
const misleading = "都来全明和应原台保位官位木银扬井衣植商计强";

export const COMPOUND_SURNAMES = [
  ..."欧阳 司马 上官 诸葛 司徒 东方 独孤 南宫 夏侯 皇甫 尉迟 公孙 慕容 令狐 钟离 宇文 长孙 鲜于 闾丘 端木 西门 申屠 轩辕 百里 东郭 呼延 澹台 公冶 淳于 单于 太史 第五".split(
    " ",
  ),
];

const compounds = new Set(COMPOUND_SURNAMES);
const surnames = new Set([...single].filter((sign) => !misleading.includes(sign)));
const anySurname = new Set([...single]);
/** The hundred that most people have: enough where nothing else says that a name follows. */
const common = new Set([
  ..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏钟汪田姜范石姚谭廖邹熊陆郝孔崔康毛邱秦江史顾侯邵孟段雷钱汤尹黎贺赖龚庞樊殷施陶洪翟颜倪",
]);
/** Also a preposition or an adverb: “向王主任”, “于李家”. */
const ambiguous = new Set([..."于向任成万方常安解连单关包乐"]);

/** How many signs of `text` at `at` are a family name: 2, 1 or 0. `any` also takes the rare ones. */
export function surnameLength(text: string, at: number, any = false): number {
  if (compounds.has(text.slice(at, at + 2))) return 2;
  return (any ? anySurname : surnames).has(text[at] ?? "") ? 1 : 0;
}

export function isCommonSurname(sign: string): boolean {
  return common.has(sign);
}

/** The first sign may be a preposition when the second is a family name that most would have. */
export function isMoreLikelyWord(first: string, second: string): boolean {
  return ambiguous.has(first) && common.has(second);
}
