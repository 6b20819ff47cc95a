/** What the control API answers, in the words of the deploy. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { isApart } from './zip'
import type { CloudFunction } from './cloud-types'

export function ruleOf(text: string | undefined): unknown {
  if (!text) return null
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

interface Detail {
  Runtime: string
  Handler: string
  Timeout: number
  MemorySize: number
  Status: string
  Environment?: { Variables?: { Key: string; Value: string }[] }
  Triggers?: { TriggerName: string; Type: string; TriggerDesc: string }[]
}

export function readFunction(answer: unknown): CloudFunction {
  const found = answer as Detail
  return {
    runtime: found.Runtime,
    handler: found.Handler,
    timeout: found.Timeout,
    memory: found.MemorySize,
    variables: Object.fromEntries((found.Environment?.Variables ?? []).map(one => [one.Key, one.Value])),
    triggers: (found.Triggers ?? [])
      .filter(one => one.Type === 'timer')
      .map(one => ({ name: one.TriggerName, config: cronOf(one.TriggerDesc) })),
    status: found.Status,
  }
}

/** `{"cron":"0 * * * * * *"}`, or the expression alone. */
function cronOf(described: string): string {
  const parsed = ruleOf(described) as { cron?: string } | string | null
  return (typeof parsed === 'object' ? parsed?.cron : parsed) ?? described
}

export function sameFiles(folder: string, files: Record<string, Buffer>): boolean {
  const there = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(one => one.isFile())
    .map(one => path.relative(folder, path.join(one.parentPath, one.name)))
    .filter(file => !isApart(file.replaceAll(path.sep, '/')))
  const wanted = Object.entries(files)
  return (
    there.length === wanted.length &&
    wanted.every(([name, body]) => there.includes(name) && readFileSync(path.join(folder, name)).equals(body))
  )
}
