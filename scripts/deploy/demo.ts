/**
 * The demonstration county for WeChat's reviewers, from the machine that deploys. Codes are drawn here and written into a
 * file that only its owner may read; the cloud gets their keyed hashes. Nothing prints, sends or logs a code.
 */
import { createHmac, randomInt } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import * as z from 'zod'
import { DEMO_PEOPLE } from '../../cloudfunctions/admin/demo/sample'
import { dateText } from '../../miniprogram/core/clock/shanghai'
import { DEMO_CODE_SIGNS, DEMO_PURPOSE, readDemoCode } from '../../miniprogram/core/people/demo'
import { SIGNS } from '../../miniprogram/core/people/joining'
import { ROLES, type Role } from '../../miniprogram/core/people/role'
import { ROLE_LABELS } from '../../miniprogram/core/labels'
import type { Cloud } from './cloud/cloud'
import { explain } from './explain'
import { jsonIn, writePrivate, type Secrets } from './secrets'

export interface Demo {
  cloud: Pick<Cloud, 'invoke' | 'wait'>
  secrets: Secrets
  /** Where the codes lie. */
  file: string
  say: (line: string) => void
  now: number
}

const codesFile = z.strictObject({
  note: z.string(),
  envId: z.string(),
  codes: z.record(
    z.enum(ROLES),
    z.string().refine(code => readDemoCode(code) !== ''),
  ),
})
type CodesFile = z.infer<typeof codesFile>
const NOTE =
  '体验码：一个身份一个，谁先用就归谁的微信，三十天作废。抄进「提交审核」那一页的说明里，别的地方不要发。docs/review-kit.md 写着每个身份看什么、按什么。'

/** Answers the exit code. */
export async function startDemo(demo: Demo): Promise<number> {
  const { file, say, secrets } = demo
  const isFresh = !existsSync(file)
  const kept = isFresh ? drawn(secrets.envId) : readCodes(file, secrets.envId)
  if (kept === null) return told(say, `${file} 不是这个环境的体验码文件。请删掉它，再运行一次。`)
  // Written before the cloud hears of them: interrupted in between, the next run goes on with the same ones.
  if (isFresh) writePrivate(file, kept)
  const codes = ROLES.map(role => ({
    personId: DEMO_PEOPLE[role].id,
    hash: hashed(secrets, kept.codes[role]),
  }))
  const reply = await asked<{ until: number }>(demo, 'demo.start', { codes })
  if (!reply.ok) {
    // Where no answer came it may stand with these codes: then they are kept.
    if (isFresh && reply.heard) rmSync(file)
    return told(say, reply.message)
  }
  const day = dateText(reply.data.until)
  if (reply.data.until <= demo.now)
    return told(
      say,
      `这一批体验码 ${day}到期了。请先运行 npm run deploy -- --demo-end，再运行一次 --demo-start。`,
    )
  const filled = await asked<{ filled: number }>(demo, 'demo.fill', {})
  // The county stands, and its codes with it: the next run goes on.
  if (!filled.ok)
    return told(say, `${filled.message} 体验县已经建了，里面的样例还没放好：再运行一次 --demo-start。`)
  say(`✓ 体验县建好了，用到 ${day}。${ROLES.length} 个体验码（${names()}）写在 ${file}，只有您能读。`)
  say('把它们抄进「提交审核」的说明里；审核的人在小程序「我的 → 大字、手机号和隐私 → 体验码」里填。')
  say('审核完了，运行 npm run deploy -- --demo-end。')
  return 0
}

/** Asks until nothing is left; interrupted, the next run goes on. */
export async function endDemo(demo: Demo): Promise<number> {
  const { cloud, file, say } = demo
  for (;;) {
    const reply = await asked<{ removed: number; done: boolean; waitMs: number }>(demo, 'demo.end', {})
    if (!reply.ok) return told(say, reply.message)
    const { removed, done, waitMs } = reply.data
    say(`删了 ${removed} 条${done ? '' : waitMs > 0 ? '，等一分钟再看一遍' : '，接着删'}`)
    if (done) break
    await cloud.wait(waitMs)
  }
  rmSync(file, { force: true })
  say('✓ 体验县整个删掉了，体验码都作废了。')
  return 0
}

const names = (): string => ROLES.map(role => ROLE_LABELS[role]).join('、')

function told(say: Demo['say'], words: string): number {
  say(`✗ ${words}`)
  return 1
}

type Reply<T> = { ok: true; data: T; heard: boolean } | { ok: false; message: string; heard: boolean }
async function asked<T>({ cloud }: Demo, route: string, data: object): Promise<Reply<T>> {
  try {
    return { ...((await cloud.invoke('admin', { route, data })) as Reply<T>), heard: true }
  } catch (thrown) {
    return { ok: false, message: explain(thrown), heard: false }
  }
}

/** As the functions keep it (`_platform/seal.ts`). */
const hashed = ({ codeKey }: Secrets, code: string): string =>
  createHmac('sha256', Buffer.from(codeKey, 'base64'))
    .update(`${DEMO_PURPOSE}|${readDemoCode(code)}`)
    .digest('hex')

const drawn = (envId: string): CodesFile => ({
  note: NOTE,
  envId,
  codes: Object.fromEntries(ROLES.map(role => [role, drawnCode()])) as Record<Role, string>,
})
function drawnCode(): string {
  const signs = Array.from({ length: DEMO_CODE_SIGNS }, () => SIGNS.charAt(randomInt(SIGNS.length))).join('')
  return `${signs.slice(0, DEMO_CODE_SIGNS / 2)}-${signs.slice(DEMO_CODE_SIGNS / 2)}`
}

function readCodes(file: string, envId: string): CodesFile | null {
  const { success, data } = codesFile.safeParse(jsonIn(file))
  return success && data.envId === envId ? data : null
}
