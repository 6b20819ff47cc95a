/** One run of the deploy: read, plan, ask, apply, read back. Stopped anywhere, the next run goes on from what it finds. */
import type { Cloud } from './cloud/cloud'
import { explain } from './explain'
import { fieldKeysThere } from './keys-there'
import { makePlan, type Plan } from './plan/plan'
import { type Present, readPresent } from './present'
import { KEEP_A_COPY, newSecrets, readSecrets, rotated, type Secrets, writeSecrets } from './secrets'
import type { Wanted } from './plan/wanted'

export interface Phone {
  /** What would be uploaded, for the person who is asked; null when this very package was uploaded before. */
  words: string | null
  upload(): Promise<void>
}
export interface Run {
  cloud: Cloud
  envId: string
  secretsPath: string
  wantedFrom: (secrets: Secrets) => Wanted
  phone: Phone
  say: (line: string) => void
  /** Asked once, with the plan on the screen. */
  confirm: () => Promise<boolean>
  /** `plan` shows the difference and changes nothing. */
  mode: 'apply' | 'plan'
  newFieldKey?: boolean
}

class Refused extends Error {}

/** Answers the exit code. */
export async function runDeploy(run: Run): Promise<number> {
  try {
    return await deploy(run)
  } catch (thrown) {
    run.say(`\n✗ ${thrown instanceof Refused ? thrown.message : explain(thrown)}`)
    return 1
  }
}

async function deploy(run: Run): Promise<number> {
  const { cloud, say, mode, phone } = run
  say('正在读环境里现在有什么……')
  const { secrets, present, fresh } = await secretsOf(run)
  const wanted = run.wantedFrom(secrets)
  const plan = makePlan(wanted, present)
  if (plan.refusals.length > 0) {
    for (const refusal of plan.refusals) say(`✗ ${refusal.words}`)
    say('\n什么都没有动。')
    return 1
  }
  show(run, plan, fresh)
  const nothing = plan.steps.length === 0 && phone.words === null && !fresh
  if (nothing || mode === 'plan') return 0
  if (!(await run.confirm())) {
    say('没有动任何东西。')
    return 1
  }
  if (fresh) {
    writeSecrets(run.secretsPath, secrets)
    say(`\n密钥文件写好了：${run.secretsPath}\n${KEEP_A_COPY}\n`)
  }
  await apply(run, plan)
  if (plan.steps.length > 0) await readBack(cloud, wanted)
  if (phone.words !== null) {
    say(`${phone.words} ……`)
    await phone.upload()
  }
  say('\n✓ 都做好了，读回来核对过，和想要的一样。')
  return 0
}

async function apply({ cloud, say }: Run, { steps }: Plan): Promise<void> {
  for (const [index, step] of steps.entries()) {
    say(`[${String(index + 1).padStart(String(steps.length).length)}/${steps.length}] ${step.words}`)
    await step.run(cloud)
  }
}

async function readBack(cloud: Cloud, wanted: Wanted): Promise<void> {
  const { refusals, steps } = makePlan(wanted, await readPresent(cloud, wanted))
  const left = [...refusals, ...steps].map(one => one.words)
  if (left.length === 0) return
  throw new Refused(
    `做完以后读回来，还有 ${left.length} 处和想要的不一样：\n${left.map(one => `  ${one}`).join('\n')}\n手机上的小程序没有上传。请再运行一次；还是这样，就按 dist/deploy/ 里的纸，在控制台用手改这几处。`,
  )
}

function show({ say, phone, secretsPath }: Run, { steps, asWanted }: Plan, fresh: boolean): void {
  const made = steps.filter(step => step.kind === 'create')
  const changed = steps.filter(step => step.kind === 'change')
  if (fresh) say(`\n密钥文件 ${secretsPath}：写上新密钥`)
  if (made.length > 0)
    say(`\n要新建（${made.length} 项）\n${made.map(step => `  + ${step.words}`).join('\n')}`)
  if (changed.length > 0)
    say(`\n要改（${changed.length} 项）\n${changed.map(step => `  ~ ${step.words}`).join('\n')}`)
  if (phone.words !== null) say(`\n最后\n  ↑ ${phone.words}`)
  say(`\n不动（${asWanted} 项，已经是想要的样子）`)
  if (steps.length === 0 && phone.words === null && !fresh) say('没有要做的。')
}

/** The keys to work with, and what is there. A new pair is made only for an environment that holds nothing. */
async function secretsOf(run: Run): Promise<{ secrets: Secrets; present: Present; fresh: boolean }> {
  const { cloud, envId, secretsPath, newFieldKey } = run
  const kept = readSecrets(secretsPath, envId)
  if (kept && 'fault' in kept) throw new Refused(kept.fault)
  const secrets = kept ?? newSecrets(envId)
  const present = await readPresent(cloud, run.wantedFrom(secrets))
  if (!kept) {
    refuseWhereDataIs(present, secretsPath)
    return { secrets, present, fresh: true }
  }
  if (!newFieldKey) return { secrets, present, fresh: false }
  refuseWhileTurning(present, secrets)
  return { secrets: rotated(secrets), present, fresh: true }
}

function refuseWhereDataIs(present: Present, file: string): void {
  const documents = [...present.collections.values()].reduce((sum, one) => sum + one.documents, 0)
  const keyed = [...present.functions.values()].some(one => one.variables['FIELD_KEYS'] !== undefined)
  if (documents === 0 && !keyed) return
  throw new Refused(
    `这个环境已经在用了（${documents} 条记录），可这台电脑上没有它的密钥文件 ${file}。请把第一次部署那台电脑上的这个文件、或收好的那一份，放到这里再运行。没有它不能部署：新密钥解不开已有的姓名和电话。什么都没有动。`,
  )
}

function refuseWhileTurning(present: Present, secrets: Secrets): void {
  const settled = [...present.functions.values()].every(
    one => fieldKeysThere(one.variables['FIELD_KEYS'], secrets.fieldKeys.join(',')).state === 'same',
  )
  if (settled) return
  throw new Refused('上一次换密钥还没做完。请先不带 --new-field-key 运行一次，做完了再换。')
}
