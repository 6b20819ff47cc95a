/**
 * What a function can see of its own environment, line by line. Only for the county's administrator, and it says no key,
 * no id and no quota; the digits of the key are those of an HMAC over a fixed word.
 */
import { LONG } from '../../../miniprogram/core/lasts'
import { ALARM_FIX, type Alarm } from '../../../miniprogram/core/alarms'
import { DEMO_COUNTY, isOfDemo } from '../../../miniprogram/core/people/demo'
import { dateText, minutes, missingYear } from '../../../miniprogram/core/clock'
import type { SelfCheckLine } from '../../../contract/county/self-check'
import type { GridDoc, ProbeDoc } from '../../_documents'
import { INDEXES } from '../../_documents/indexes'
import { rulebook } from '../../_journal/rulebook'
import { templatesChosen } from '../../_notices/templates'
import { alarmsNow, endAlarm } from '../../_platform/alarms'
import { probesFor } from '../../_platform/probes'
import { files, seal, store, wechat } from '../../_platform/ports'
import { refuse } from '../../../miniprogram/core/refusal'
import type { Handler } from '../request/serve'
import { nodesOf } from '../ticket/lists'

/** The desk's bar comes after as long a silence. */
const SILENT_MINUTES = 20
const APART_MINUTES = 5
const MINUTE = minutes(1)
const PROBE = 'selfcheck/probe.txt'
/** One grey dot, for the picture check. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)
/** WeChat answers within half an hour or not at all. */
const PUSHED_WITHIN = minutes(31)

type Mark = Pick<SelfCheckLine, 'mark' | 'message'>
const right = (message: string): Mark => ({ mark: 'right', message })
const wrong = (message: string): Mark => ({ mark: 'wrong', message })
const unknown = (message: string): Mark => ({ mark: 'unknown', message })

export const selfCheck: Handler<'county.selfCheck'> = {
  async known({ phoneNow }, me) {
    if (nodesOf(me, ['admin']).length === 0 || isOfDemo(me.person)) return refuse('NOT_ALLOWED')
    const { now } = me
    const probe = await probeFile()
    const check = await wechat.tryTextCheck(me.openid)
    if (check !== 'noPermission' && check !== 'silent') await endAlarm('permission')
    const begun = await probesFor(me.openid, probe, DOT)
    const line = (id: string, what: string, mark: Mark): SelfCheckLine => ({
      id,
      by: 'function',
      what,
      ...mark,
    })
    return {
      now,
      lines: [
        line('openapi', '云调用权限', permission(check)),
        line('check', '内容检查', textCheck(check)),
        line('templates', '消息模板', await templates()),
        line('keys', '密钥', keys()),
        line('clock', '时钟', clock(phoneNow, now)),
        line('calendar', '放假安排', calendar(missingYear(now, (await rulebook()).calendars))),
        line('timer', '定时器', timer((await store.get('jobs', 'timer'))?.lastRunAt ?? null, now)),
        line(
          'files',
          '云存储（函数）',
          probe ? right('存得进，取得出') : wrong('存不进，请在控制台开通云存储'),
        ),
        line('address', '临时地址', address(begun.address)),
        line('push', '消息推送', push(begun.push, now)),
        line('refused', '微信最近的拒绝', refused(await alarmsNow())),
        line('demo', '体验县', demonstration(await store.get('grids', DEMO_COUNTY), now)),
      ],
      tryThese: { collections: Object.keys(INDEXES), fileID: probe },
    }
  },
}

type Check = Awaited<ReturnType<typeof wechat.tryTextCheck>>

function permission(check: Check): Mark {
  if (check === 'noPermission')
    return wrong('没有：请用微信开发者工具打开 dist/wechat，右键每个云函数，上传并部署一次；过十分钟再查')
  return check === 'silent' ? unknown('微信没有回话，过一会儿再查') : right('有')
}

function textCheck(check: Check): Mark {
  if (check === 'noPermission') return unknown('先把上一行改好')
  if (check === 'silent') return unknown('微信没有回话，过一会儿再查')
  return check === 'pass'
    ? right('一句平常的话通过了')
    : wrong('一句平常的话没通过，请到微信公众平台看内容安全有没有开通')
}

async function templates(): Promise<Mark> {
  const chosen = templatesChosen()
  if (chosen.length === 0) return unknown('还没有填模板，消息发不出去')
  const there = await wechat.templates()
  if (there === null) return unknown('微信没有给出模板，先看云调用权限那一行')
  const faults = chosen.flatMap(({ words, id, keys, longTerm }) => {
    const found = there.find(one => one.id === id)
    if (!found) return [`「${words}」在账号里没有`]
    if (found.longTerm !== longTerm) return [`「${words}」长期还是一次性填反了`]
    const wanted = [...(keys ?? []).map(([key]) => key)].sort().join()
    return wanted === [...found.keys].sort().join() ? [] : [`「${words}」的字段和填的不一样`]
  })
  return faults.length === 0
    ? right(`${chosen.length} 种都对得上`)
    : wrong(`${faults.join('；')}。请改 deploy.json，再运行 npm run deploy`)
}

/** The deploy writes down what its own key makes of a fixed word: the function's must make the same. */
function keys(): Mark {
  if (seal.open(seal.seal('selfcheck')) !== 'selfcheck')
    return wrong('打不开自己刚封上的字，请不要再录入，马上找做这个软件的人')
  const digits = seal.codeHash('selfcheck', 'selfcheck').slice(0, 8)
  const { KEY_CHECK } = process.env
  if (!KEY_CHECK) return unknown(`部署时没有写下核对码。这里的是 ${digits}，请和密钥文件那台电脑上的比一比`)
  return KEY_CHECK === digits
    ? right(`和部署时的是同一把，核对码 ${digits}`)
    : wrong(
        `和部署时的不是同一把（这里 ${digits}，部署时 ${KEY_CHECK}）。请不要再录入，用原来的密钥文件运行 npm run deploy`,
      )
}

function clock(phoneNow: number, now: number): Mark {
  const apart = Math.round(Math.abs(now - phoneNow) / MINUTE)
  return apart < APART_MINUTES
    ? right('和这个手机一样')
    : wrong(`和这个手机差 ${apart} 分钟。请先看手机的时间对不对；手机对的话，请把这一行发给腾讯云`)
}

const calendar = (missing: number | null): Mark =>
  missing === null
    ? right('今年的有了')
    : wrong(`${missing} 年的还没有录。国务院公布以后，在「我的」→「放假安排」里录进去；在那之前按周末算`)

function timer(lastRunAt: number | null, now: number): Mark {
  if (lastRunAt === null) return wrong('从来没有动过。运行 npm run deploy 会装上；装好后等五分钟再查')
  const silent = Math.floor((now - lastRunAt) / MINUTE)
  return silent < SILENT_MINUTES
    ? right(silent === 0 ? '刚动过' : `${silent} 分钟前动过`)
    : wrong(`${silent} 分钟没有动了。运行 npm run deploy 会重新装上；套餐用完了也会这样`)
}

function address(probe: ProbeDoc | null): Mark {
  if (probe?.came === 'good') return right('一分钟的地址，过了时候就打不开了（定时器去取过）')
  if (probe?.came === 'bad')
    return wrong('一分钟的地址，过了时候还打得开，照片谁都能一直看。请马上运行 npm run deploy，再查一遍')
  return probe?.came === 'silent'
    ? unknown('定时器去取了，没有回话，过十分钟再查一遍')
    : unknown('刚发出一个一分钟的地址，定时器会去取，过十分钟再查一遍')
}

function push(probe: ProbeDoc | null, now: number): Mark {
  if (probe === null) return unknown('刚送了一张小图去检查，等微信推送结果，过十分钟再查一遍')
  if (probe.came === 'good') return right('送去检查的小图，微信把结果推回来了')
  return now > probe.at + PUSHED_WITHIN
    ? wrong(
        '送去检查的小图，半小时没有推回结果。请用微信开发者工具，云开发 → 设置 → 消息推送，把 wxa_media_check 和 subscribe_msg_event 都指到 hooks',
      )
    : unknown('还在等微信推送结果，过半小时再查一遍')
}

const refused = (alarms: readonly Alarm[]): Mark =>
  alarms.length === 0 ? right('一天里没有') : wrong(alarms.map(alarm => ALARM_FIX[alarm]).join('；'))

function demonstration(root: GridDoc | null, now: number): Mark {
  if (!root?.demo) return right('没有建，或者删干净了')
  if (root.demo.endingAt !== null)
    return wrong('删到一半。请在部署的电脑上再运行一次 npm run deploy -- --demo-end')
  return root.demo.until > now
    ? right(`建着，用到 ${dateText(root.demo.until)}`)
    : wrong(`${LONG.demo}过了，体验码都作废了。请在部署的电脑上运行 npm run deploy -- --demo-end，把它删掉`)
}

/** A file of the function's own, which no phone may read; null when it cannot be kept or read back. */
async function probeFile(): Promise<string | null> {
  try {
    const id = await files.upload(PROBE, Buffer.from('selfcheck'))
    return (await files.download(id))?.toString() === 'selfcheck' ? id : null
  } catch {
    return null
  }
}
