/**
 * `npx tsx scripts/verify.ts <export.jsonl | data folder> …` — names every event and every
 * entry of points that was changed, removed, doubled, swapped, cut or added, every text, shelf and seal that does not fit. Exit 1 when there is any.
 */
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Verdict } from '../cloudfunctions/admin/verify/lines'
import { verifyStore, type Progress } from '../cloudfunctions/admin/verify/verify-store'
import { Store } from '../local/cloud/store/store'
import { linesOf, verifyLines } from './verify-lines'
import { readableOf } from './verify-readable'

type Tell = (done: Progress) => void

/** A file of an export, or the data folder of a local cloud (opened for reading only, also while it runs). */
export async function verifyPath(at: string, tell: Tell = () => {}): Promise<Verdict> {
  if (!existsSync(at)) throw new Error(`没有 ${at}。请写导出的文件，或本地云的数据文件夹。`)
  return statSync(at).isDirectory() ? verifyFolder(at, tell) : verifyLines(linesOf(at), tell)
}

function verifyFolder(dir: string, tell: Tell): Verdict {
  const file = path.join(dir, 'cloud.db')
  if (!existsSync(file)) throw new Error(`${dir} 里没有 cloud.db，不是本地云的数据文件夹。`)
  const store = new Store(file, { readOnly: true })
  try {
    return verifyStore(readableOf(store), tell)
  } finally {
    store.close()
  }
}

async function main(paths: readonly string[]): Promise<number> {
  if (paths.length === 0) {
    console.error('用法：npx tsx scripts/verify.ts <导出的 .jsonl 或数据文件夹>')
    return 2
  }
  let harmed = 0
  for (const at of paths) {
    const { matters, events, seals, entries, offices, findings } = await verifyPath(at, done =>
      console.error(`… ${done.matters} 件事，${done.entries} 笔积分`),
    )
    harmed += findings.length
    for (const { message } of findings) console.log(`✗ ${message}`)
    console.log(
      `${at}：${matters.ticket} 单，${matters.honour} 个荣誉，${matters.redemption} 次兑换，${matters.deed} 件好事，${matters.feedback} 条投诉和建议，${events} 件经过，${entries} 笔积分，${offices} 行谁改过什么，${seals} 个封签，${findings.length === 0 ? '都对得上。' : `${findings.length} 处对不上。`}`,
    )
  }
  return harmed > 0 ? 1 : 0
}

if (process.argv[1] === import.meta.filename) {
  main(process.argv.slice(2)).then(
    code => process.exit(code),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : String(error))
      process.exit(2)
    },
  )
}
