/** `npm run deploy -- --verify`: the account's own eyes on a running environment. Changes nothing; one line for each thing. */
import { createHash } from 'node:crypto'
import { type Cloud, METRICS, type Metric } from './cloud/cloud'
import { explain } from './explain'
import { LEAST_LIBRARY } from '../../miniprogram/town/selfcheck/try-settings'
import { makePlan } from './plan/plan'
import type { Area } from './plan/plan-step'
import { keyCheck } from './secrets'
import { type Present, readPresent } from './present'
import type { Wanted } from './plan/wanted'

export interface Line {
  /** `unknown`: nobody could test it. It is never counted as fine. */
  mark: 'right' | 'wrong' | 'unknown'
  what: string
  message: string
}
export interface Verify {
  cloud: Cloud
  wanted: Wanted
  /** Without the secrets file the keys cannot be compared. */
  hasSecrets: boolean
  /** What is wrong with the key that uploads the phone's package; empty where it is one. */
  uploadKeyFaults: readonly string[]
  callsPerMonth: number
  now: number
}

const AREAS: Record<Area, { what: string; right: string }> = {
  runtime: { what: '运行环境', right: '都在 Node 18 以上' },
  functions: { what: '云函数', right: '都在' },
  configuration: { what: '超时和内存', right: '和这一版要的一样' },
  keys: { what: '密钥', right: '和密钥文件一样' },
  templates: { what: '消息模板', right: '和 deploy.json 一样' },
  code: { what: '代码', right: '和这台电脑上编译出来的一样' },
  timer: { what: '定时器', right: '装着，时间对' },
  collections: { what: '集合', right: '都在，手机都不能直接读写' },
  indexes: { what: '索引', right: '都在，不许重复的都不许重复' },
  storage: { what: '云存储', right: '手机只能放，不能读' },
  invoke: { what: '云函数权限', right: '手机只能调用 api' },
}
const PERHAPS_NOT_ALL = 0.8
const HOUR_MS = 3_600_000
const SHANGHAI_MS = 8 * HOUR_MS

export async function verify(options: Verify): Promise<Line[]> {
  const { cloud, wanted, hasSecrets } = options
  const present = await readPresent(cloud, wanted)
  const plan = makePlan(wanted, present)
  const lines = (Object.keys(AREAS) as Area[]).map((area): Line => {
    const { what, right } = AREAS[area]
    if (area === 'keys' && !hasSecrets)
      return { mark: 'unknown', what, message: '没查：这台电脑上没有密钥文件' }
    const wrong = [...plan.refusals, ...plan.steps].filter(one => one.area === area).map(one => one.words)
    return wrong.length === 0
      ? { mark: 'right', what, message: right }
      : { mark: 'wrong', what, message: `${wrong.join('；')}。运行 npm run deploy 会改好` }
  })
  return [
    { mark: 'right', what: '云账号', message: '读得到这个环境' },
    uploadKeyLine(options),
    ...lines,
    await usageLine(options),
    {
      mark: 'unknown',
      what: '云调用权限',
      message: '没查：账号里看不到，请在小程序里「我的 → 系统自检」看',
    },
    {
      mark: 'unknown',
      what: '公众平台',
      message: `没查：备案、类目、基础库最低版本，程序看不到。请到 mp.weixin.qq.com → 设置 看：备案通过了，类目里有政务民生，最低版本是 ${LEAST_LIBRARY}`,
    },
    ...keyDigits(present),
    ...hashes(present),
  ]
}

function uploadKeyLine({ uploadKeyFaults }: Verify): Line {
  const what = '上传密钥'
  if (uploadKeyFaults.length > 0) return { mark: 'wrong', what, message: uploadKeyFaults.join('；') }
  return {
    mark: 'right',
    what,
    message: '文件在，是一把密钥；上网地址加没加白名单，上传小程序包的时候才知道',
  }
}

async function usageLine({ cloud, callsPerMonth, now }: Verify): Promise<Line> {
  const what = '本月用量'
  try {
    const { from, until } = monthOf(now)
    const used: [Metric, number][] = []
    for (const metric of METRICS) used.push([metric, await cloud.used(metric, from, until)])
    const all = used.reduce((sum, [, count]) => sum + count, 0)
    const message = `${all} 次，套餐 ${callsPerMonth} 次（${used.map(([name, count]) => `${NAMES[name]} ${count}`).join('，')}）`
    if (all < callsPerMonth * PERHAPS_NOT_ALL) return { mark: 'right', what, message }
    return { mark: 'wrong', what, message: `${message}。快用完了：请升级套餐或开通按量付费，用完会停` }
  } catch (thrown) {
    return { mark: 'unknown', what, message: `没查：${explain(thrown)}` }
  }
}

const NAMES: Record<Metric, string> = {
  FunctionInvocation: '函数',
  DbRead: '读',
  DbWrite: '写',
  StorageRead: '读文件',
  StorageWrite: '写文件',
}

/** From the first of the month to now, in Shanghai. */
function monthOf(now: number): { from: string; until: string } {
  const text = new Date(now + SHANGHAI_MS).toISOString().replace('T', ' ').slice(0, 19)
  return { from: `${text.slice(0, 8)}01 00:00:00`, until: text }
}

/** The digits that the self-check in the app shows, made from what the function really holds. */
function keyDigits({ functions }: Present): Line[] {
  const key = functions.get('api')?.variables['CODE_KEY']
  if (key === undefined) return []
  return [
    { mark: 'right', what: '密钥核对码', message: `${keyCheck(key)}，和「系统自检」里写的一样才是同一把` },
  ]
}

/** Eight digits of each variable's hash: they can be compared over the phone and give nothing away. */
function hashes({ functions }: Present): Line[] {
  return [...functions].map(([name, { variables }]) => ({
    mark: 'right',
    what: `环境变量 ${name}`,
    message: Object.entries(variables)
      .map(([key, value]) => `${key} ${createHash('sha256').update(value).digest('hex').slice(0, 8)}`)
      .join('，'),
  }))
}

const MARKS: Record<Line['mark'], string> = { right: '✓', wrong: '✗', unknown: '？' }

export const printed = (lines: Line[]): string =>
  lines.map(({ mark, what, message }) => `${MARKS[mark]} ${what}（账号看的）：${message}`).join('\n')
