/**
 * What a sentence is likely about. A small table that anybody can read and mend: no kind is ever refused or hidden because
 * of it, it only spares a villager a question, and the desk has the last word.
 */
import type { DefaultSub } from '../clock/subs'

/** Words by which people name a kind of thing. The longer a word, the more it says. */
const WORDS: Readonly<Record<DefaultSub, readonly string[]>> = {
  lamp: ['路灯', '灯不亮', '灯坏', '灯泡', '太阳能灯', '灯一闪', '灯杆', '照明', '亮化'],
  road: [
    '路面',
    '坑',
    '塌方',
    '护栏',
    '桥',
    '水泥路',
    '村道',
    '入户路',
    '硬化',
    '路滑',
    '石头滚',
    '路边',
    '错车',
  ],
  ditch: ['水沟', '沟', '水渠', '渠', '排水', '淹', '积水', '涵管', '河道', '塘坝', '灌溉', '抽水'],
  water: ['自来水', '停水', '没水', '水压', '水管', '水表', '水浑', '吃水', '水龙头', '水费'],
  power: ['停电', '电线', '电表', '跳闸', '电压', '电杆', '变压器', '没电', '漏电', '电费'],
  toilet: ['公厕', '厕所', '旱厕'],
  rubbish: ['垃圾', '污水', '臭', '垃圾桶', '化粪池', '苍蝇', '死猪', '焚烧'],
  network: ['网络', '宽带', '信号', '电视', '机顶盒', '断网', '广播'],
  infrastructureOther: ['健身器材', '体育器材', '凉亭', '监控'],
  lowIncome: ['低保', '救助', '五保', '特困', '临时困难'],
  medicalInsurance: ['医保', '报销', '合作医疗', '门诊慢性病'],
  pension: ['养老', '养老金', '养老保险', '老年补贴', '高龄补贴'],
  homestead: ['宅基地', '建房', '盖房', '翻修房', '危房', '房产证'],
  farmSubsidy: ['种田补贴', '粮补', '地力补贴', '农机补贴', '种粮'],
  disability: ['残疾', '残疾证', '轮椅'],
  policyOther: ['政策', '退役军人', '优待证'],
  certificate: ['证明', '身份证', '户口', '办证', '营业执照', '居住证', '盖章', '落户', '结婚证', '准生证'],
  errand: ['代办', '帮我买', '捎', '代买', '取快递', '交电费', '不会弄手机', '帮忙', '搬'],
  job: ['找活', '打工', '工作', '就业', '招工', '零工'],
  doctor: ['看病', '量血压', '医生', '挂号', '吃药', '住院', '体检'],
  ride: ['接送', '坐车', '接我', '送我', '班车', '校车'],
  homeHelp: ['照料', '照顾', '做饭', '理发', '没人管', '独居', '摔倒', '送餐'],
  livelihoodOther: ['困难', '难处'],
  neighbour: ['邻居', '隔壁', '院墙', '滴水', '占道', '挡光', '狗咬', '噪音', '排水到我家'],
  family: ['媳妇', '婆婆', '离婚', '两口子', '赡养', '老公', '老婆', '打我', '儿子不管', '分家', '彩礼'],
  land: ['承包地', '地界', '山林', '林地', '地边', '占了我家地', '界石', '征地'],
  labour: ['工钱', '工资', '欠薪', '包工头', '干活不给'],
  debt: ['欠钱', '借钱', '不还钱', '借条', '欠款', '还钱'],
  damage: ['撞坏', '赔', '赔偿', '弄坏', '压坏', '踩坏', '医药费'],
  disputeOther: ['吵架', '纠纷', '闹'],
}

/**
 * The kind the words speak of most. Null where none is named, or two alike: then the desk decides. A county's own kinds are
 * found by what they are called.
 */
export function likelySub<S extends { id: string; label: string }>(
  text: string,
  subs: readonly S[],
): S | null {
  const scored = subs
    .map(sub => ({ sub, score: scoreOf(text, sub) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  const [best, second] = scored
  return best && best.score > (second?.score ?? 0) ? best.sub : null
}

function scoreOf(text: string, { id, label }: { id: string; label: string }): number {
  const known: readonly string[] = (WORDS as Readonly<Partial<Record<string, readonly string[]>>>)[id] ?? []
  return [...new Set([...known, ...pairsOf(label)])]
    .filter(word => text.includes(word))
    .reduce((sum, word) => sum + word.length, 0)
}

/** 「水沟渠道」 → 水沟, 沟渠, 渠道. */
const pairsOf = (label: string): string[] =>
  label.length < 2 ? [label] : Array.from({ length: label.length - 1 }, (_, i) => label.slice(i, i + 2))
