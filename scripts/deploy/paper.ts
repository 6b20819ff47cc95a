/** What the console wants by hand, written to dist/deploy: collections, indexes, permissions, environment variables. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { INDEXES } from '../../cloudfunctions/_documents/indexes'
import { FUNCTIONS } from './inspect'
import type { Settings } from './settings'

const screaming = (name: string) => name.replace(/[A-Z]/g, c => `_${c}`).toUpperCase()

export function writePaper(out: string, settings: Settings | null): string[] {
  mkdirSync(out, { recursive: true })
  const papers: Record<string, unknown> = {
    'collections.json': Object.entries(INDEXES).map(([name, indexes]) => ({
      name,
      permission: { read: false, write: false },
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
    'environment.json': {
      FIELD_KEYS: '1:<32 random bytes, base64; keep the old ones when a new one is added>',
      CODE_KEY: '<32 random bytes, base64; never changes>',
      ...Object.fromEntries(
        Object.entries(settings?.templates ?? {}).map(([name, id]) => [`TEMPLATE_${screaming(name)}`, id]),
      ),
    },
  }
  return Object.entries(papers).map(([name, body]) => {
    const file = path.join(out, name)
    writeFileSync(file, `${JSON.stringify(body, null, 2)}\n`)
    return file
  })
}
