/** The mini-program's upload: the only caller of `miniprogram-ci`'s upload, which is the only one that reaches WeChat. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { hashOfStaged } from './phone-package'
import type { Phone } from '../run'
import type { Settings } from '../settings'

/** What we use of `miniprogram-ci` (docs: 小程序开发者工具 → CI). */
export interface Ci {
  Project: new (options: {
    appid: string
    type: 'miniProgram'
    projectPath: string
    privateKeyPath: string
    ignores: string[]
  }) => unknown
  upload(options: {
    project: unknown
    version: string
    desc: string
    setting: Record<string, boolean>
    onProgressUpdate: () => void
  }): Promise<unknown>
}

/** Nothing at WeChat tells which package lies there, so this machine writes down what it uploaded. */
export function phoneFor(
  settings: Settings,
  staged: string,
  record: string,
  ci: () => Promise<Ci> = async () => (await import('miniprogram-ci')) as unknown as Ci,
): Phone {
  const now = { appid: settings.appid, version: settings.version, hash: hashOfStaged(staged) }
  const before = existsSync(record) ? readFileSync(record, 'utf8') : ''
  const same = before === JSON.stringify(now)
  return {
    words: same ? null : `小程序 ${settings.version}：编译、上传成开发版本`,
    async upload() {
      const { Project, upload } = await ci()
      const project = new Project({
        appid: settings.appid,
        type: 'miniProgram',
        projectPath: staged,
        privateKeyPath: path.resolve(settings.privateKeyPath),
        ignores: ['node_modules/**/*'],
      })
      await upload({
        project,
        version: settings.version,
        desc: `v${settings.version}`,
        setting: {
          es6: true,
          es7: true,
          minify: true,
          minifyJS: true,
          minifyWXML: true,
          minifyWXSS: true,
          autoPrefixWXSS: true,
        },
        onProgressUpdate: () => undefined,
      })
      mkdirSync(path.dirname(record), { recursive: true })
      writeFileSync(record, JSON.stringify(now))
    },
  }
}
