/** What `npm run deploy` sets, written to files in dist/deploy, so that somebody can put it right by hand in the console. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { INDEXES } from '../../../cloudfunctions/_documents/indexes'
import { FUNCTIONS } from '../plan/inspect'
import type { Settings } from '../settings'
import { templateVariables } from '../plan/templates'
import { storageRule } from '../plan/wanted'

export function writeSettingsFiles(out: string, dist: string, settings: Settings | null): string[] {
  mkdirSync(out, { recursive: true })
  const bodies: Record<string, unknown> = {
    'collections.json': Object.entries(INDEXES).map(([name, indexes]) => ({
      name,
      permission: 'ADMINONLY',
      indexes: indexes.map(i => ({
        name: i.name,
        unique: i.unique === true,
        keys: i.fields.map(([field, order]) => ({ name: field, direction: String(order) })),
      })),
    })),
    'function-permissions.json': Object.fromEntries([
      ['*', { invoke: false }],
      ...FUNCTIONS.map(name => [name, { invoke: name === 'api' ? 'auth != null' : false }]),
    ]),
    'storage-rule.json': storageRule(dist),
    'environment.json': {
      FIELD_KEYS: '在密钥文件 fieldKeys 里，用逗号连起来',
      CODE_KEY: '在密钥文件 codeKey 里',
      KEY_CHECK: '系统自检里写的核对码',
      MINIPROGRAM_STATE: settings?.state ?? '审核通过以前 trial，发布以后 formal',
      ...templateVariables(settings?.templates ?? {}),
    },
  }
  return Object.entries(bodies).map(([name, body]) => {
    const file = path.join(out, name)
    writeFileSync(file, `${JSON.stringify(body, null, 2)}\n`)
    return file
  })
}
