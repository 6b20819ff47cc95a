// Parts of the SDKs that no function here uses: 40 % of a bundle, and half of the time a cold start takes.
import fs from 'node:fs'
import type { Metafile, Plugin } from 'esbuild'

/** Modules that are required when the SDKs are loaded, and called only by methods of theirs that we do not call. */
const UNUSED: Record<string, string> = {
  '@cloudbase/node-sdk/dist/ai/index.js': 'app.ai()',
  '@cloudbase/wx-cloud-client-sdk/lib/wxCloudClientSDK.cjs.js': 'app.models, app.mysql, app.rdb',
  'jsonwebtoken/index.js': 'auth().createTicket()',
  'xmlbuilder/lib/index.js': 'writing XML: answers of the storage are only read',
}
/** Kinds of files that are ever uploaded or fetched. The whole table of the world's kinds is 130 KB. */
const MIME = [
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'audio/aac',
  'audio/mpeg',
  'audio/mp4',
  'audio/wav',
  'audio/x-wav',
  'video/mp4',
  'text/plain',
  'text/csv',
  'application/json',
  'application/octet-stream',
]

const at = (file: string) =>
  new RegExp(`[\\\\/]node_modules[\\\\/]${file.replaceAll('.', '\\.').replaceAll('/', '[\\\\/]')}$`)
const stub = (
  file: string,
) => `const refuse = () => { throw new Error(${JSON.stringify(`${file} 没有打进云函数，见 scripts/build/leave-out.ts`)}) }
module.exports = new Proxy(refuse, { get: (_, name) => (name === '__esModule' ? undefined : refuse) })`

/** Puts a stub in place of each; anyone who calls it after all is told where to look. */
export const leaveOut: Plugin = {
  name: 'leave-out',
  setup({ onLoad }) {
    for (const file of Object.keys(UNUSED))
      onLoad({ filter: at(file) }, () => ({ contents: stub(file), loader: 'js' }))
    onLoad({ filter: at('mime-db/db.json') }, ({ path }) => {
      const all = JSON.parse(fs.readFileSync(path, 'utf8')) as Record<string, unknown>
      return {
        contents: JSON.stringify(
          Object.fromEntries(MIME.flatMap(type => (type in all ? [[type, all[type]]] : []))),
        ),
        loader: 'json',
      }
    })
  },
}

/** An SDK that was rearranged must not bring everything back unnoticed. */
export function refuseRearranged(name: string, { inputs }: Metafile): void {
  const files = Object.keys(inputs)
  if (!files.some(file => at('@cloudbase/node-sdk/dist/cloudbase.js').test(`/${file}`))) return
  const gone = [...Object.keys(UNUSED), 'mime-db/db.json'].filter(
    file => !files.some(one => at(file).test(`/${one}`)),
  )
  if (gone.length > 0)
    throw new Error(`云函数 ${name} 里找不到 ${gone.join('，')}：SDK 变了，请看 scripts/build/leave-out.ts。`)
}
