/** Everything that can be wrong with what would be uploaded, as sentences; an empty list means ready. */
import { createPrivateKey } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { INDEXES } from '../../../cloudfunctions/_documents/indexes'
import { TEMPLATES } from '../../../cloudfunctions/_notices/templates'
import { FUNCTIONS } from '../../build/names'
import type { Settings } from '../settings'
import { mapFields } from './templates'
import { LEAST_RUNTIME, type Wanted } from './wanted'

export { FUNCTIONS }
/** A zip inside the request may have 1.5 MB; a collection 20 indexes; a timer has 7 fields; variables 4 KB together. */
const ZIP_LIMIT = 1.5 * 1024 * 1024
const INDEX_LIMIT = 20
const TIMER_FIELDS = 7
const VARIABLES_LIMIT = 4096
const TEMPLATE_ID = /^[\w-]{43}$/

interface FunctionConfig {
  runtime?: string
  timeout?: number
  memorySize?: number
  triggers?: { name: string; type: string; config: string }[]
}

export function inspectFunctions(dist: string): string[] {
  return FUNCTIONS.flatMap(name => {
    const bundle = path.join(dist, name, 'index.js'),
      config = path.join(dist, name, 'config.json')
    if (!existsSync(bundle)) return [`云函数 ${name}：没有 ${bundle}，请先运行 npm run build`]
    if (!existsSync(config)) return [`云函数 ${name}：没有 config.json`]
    const {
      runtime = 'Nodejs8.9',
      timeout,
      memorySize,
      triggers = [],
    } = JSON.parse(readFileSync(config, 'utf8')) as FunctionConfig
    const faults: string[] = []
    if (!(Number(/^Nodejs(\d+)/.exec(runtime)?.[1]) >= LEAST_RUNTIME))
      faults.push(
        `云函数 ${name}：config.json 里的运行环境是 ${runtime}，要 Nodejs18 以上；不写就是 Nodejs8.9`,
      )
    if (timeout === undefined || memorySize === undefined)
      faults.push(`云函数 ${name}：config.json 要写 timeout 和 memorySize，不写就只有 3 秒、256 MB`)
    if (triggers.length > 1) faults.push(`云函数 ${name}：只能有一个定时器`)
    for (const t of triggers)
      if (t.config.trim().split(/\s+/).length !== TIMER_FIELDS)
        faults.push(`云函数 ${name}：定时器 ${t.name} 要 7 段，现在是「${t.config}」`)
    return faults
  })
}

export function inspectPermissions(dist: string): string[] {
  const file = path.join(dist, 'permissions.json')
  if (!existsSync(file)) return [`没有 ${file}，请先运行 npm run build`]
  const may = JSON.parse(readFileSync(file, 'utf8')) as Record<string, boolean>
  return FUNCTIONS.filter(name => (may[name] ?? false) !== (name === 'api')).map(name =>
    name === 'api' ? '权限：手机要能调用 api' : `权限：手机不能调用 ${name}`,
  )
}

export const inspectIndexes = (): string[] =>
  Object.entries(INDEXES)
    .filter(([, list]) => list.length > INDEX_LIMIT)
    .map(([name]) => `集合 ${name}：索引超过 ${INDEX_LIMIT} 个`)

export function inspectTemplates({ templates }: Settings): string[] {
  const wanted = Object.entries(TEMPLATES)
  const given = Object.entries(templates)
  const ids = given.map(([, { id }]) => id).filter(Boolean)
  return [
    ...wanted
      .filter(([name]) => !templates[name]?.id)
      .map(([name, { title }]) => `templates.${name} 没有填（「${title}」）`),
    ...given.flatMap(([name, { id, text }]) => {
      if (!(name in TEMPLATES)) return [`templates.${name} 不是这个小程序的模板，请删掉这一行`]
      if (id === '') return []
      if (!TEMPLATE_ID.test(id))
        return [`templates.${name} 不像模板 ID（43 个字符，在「订阅消息 → 我的模板」里复制）`]
      if (ids.filter(other => other === id).length > 1)
        return [`templates.${name} 的模板 ID 填了两次，每种消息要用自己的`]
      return inspectFields(name, text)
    }),
  ]
}

function inspectFields(name: string, text: string): string[] {
  const { keys, misfits } = mapFields(text)
  if (keys.length === 0 && misfits.length === 0)
    return [
      `templates.${name} 还要填 text：「我的模板 → 详情」里的内容，带 {{thing2.DATA}} 的那几行，接成一行贴过来`,
    ]
  if (misfits.length > 0)
    return [
      `templates.${name}：${misfits.join('、')} 没有能填的内容。请换一个模板，字段只用编号、事项、状态、时间、备注这几样`,
    ]
  return []
}

export function inspectKey({ privateKeyPath }: Settings): string[] {
  if (!existsSync(privateKeyPath))
    return [
      `privateKeyPath：没有 ${privateKeyPath}（mp.weixin.qq.com → 开发管理 → 小程序代码上传，生成并下载）`,
    ]
  try {
    createPrivateKey(readFileSync(privateKeyPath))
    return []
  } catch {
    return [`privateKeyPath：${privateKeyPath} 不是密钥文件。它要以 -----BEGIN RSA PRIVATE KEY----- 开头`]
  }
}

export const inspectSizes = ({ functions, variables }: Wanted): string[] => [
  ...functions
    .filter(({ zip }) => zip.bytes.length > ZIP_LIMIT)
    .map(({ name }) => `云函数 ${name}：代码包大于 1.5 MB，传不上去`),
  ...(Object.entries(variables).reduce((sum, [key, value]) => sum + key.length + value.length, 0) >
  VARIABLES_LIMIT
    ? ['环境变量加起来超过 4 KB，存不下']
    : []),
]
