/** Everything that can be wrong with what would be uploaded, as sentences; an empty list means ready. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { INDEXES } from '../../cloudfunctions/_documents/indexes'
import { TEMPLATES } from '../../cloudfunctions/_notices/templates'
import type { Settings } from './settings'

export const FUNCTIONS = ['api', 'jobs', 'hooks', 'admin'] as const
/** Tencent's limits: 50 MB of code, 20 indexes a collection, one timer a function, 7 fields in its cron. */
const CODE_LIMIT = 50 * 1024 * 1024
const INDEX_LIMIT = 20

interface FunctionConfig {
  permissions?: { openapi?: string[] }
  triggers?: { name: string; type: string; config: string }[]
}

export function inspectFunctions(dist: string): string[] {
  return FUNCTIONS.flatMap(name => {
    const bundle = path.join(dist, name, 'index.js'),
      config = path.join(dist, name, 'config.json')
    if (!existsSync(bundle)) return [`function ${name}: ${bundle} is missing; run npm run build`]
    const faults: string[] = []
    if (statSync(bundle).size > CODE_LIMIT) faults.push(`function ${name}: the bundle is larger than 50 MB`)
    if (!existsSync(config)) return [...faults, `function ${name}: config.json is missing`]
    const { triggers = [] } = JSON.parse(readFileSync(config, 'utf8')) as FunctionConfig
    if (triggers.length > 1) faults.push(`function ${name}: only one timer is allowed`)
    for (const t of triggers)
      if (t.config.trim().split(/\s+/).length !== 7)
        faults.push(`function ${name}: timer ${t.name} needs 7 fields, has «${t.config}»`)
    return faults
  })
}

export function inspectPermissions(dist: string): string[] {
  const file = path.join(dist, 'permissions.json')
  if (!existsSync(file)) return [`${file} is missing; run npm run build`]
  const may = JSON.parse(readFileSync(file, 'utf8')) as Record<string, boolean>
  return FUNCTIONS.filter(name => (may[name] ?? false) !== (name === 'api')).map(name =>
    name === 'api'
      ? 'permissions: phones must be able to call api'
      : `permissions: phones must not be able to call ${name}`,
  )
}

export const inspectIndexes = (): string[] =>
  Object.entries(INDEXES)
    .filter(([, list]) => list.length > INDEX_LIMIT)
    .map(([name]) => `collection ${name}: more than ${INDEX_LIMIT} indexes`)

export function inspectTemplates(settings: Settings): string[] {
  const wanted = Object.keys(TEMPLATES)
  return [
    ...wanted
      .filter(name => !settings.templates[name])
      .map(name => `templates.${name} is missing (「${TEMPLATES[name as keyof typeof TEMPLATES].words}」)`),
    ...Object.keys(settings.templates)
      .filter(name => !wanted.includes(name))
      .map(name => `templates.${name} is not a template of this product`),
  ]
}

export const inspectKey = (settings: Settings): string[] =>
  existsSync(settings.privateKeyPath)
    ? []
    : [`privateKeyPath: ${settings.privateKeyPath} is missing (mp.weixin.qq.com → 开发管理 → 小程序代码上传)`]
