/**
 * The project as WeChat gets it, in dist/wechat: the county's appid, the phone's environment and the built functions. The
 * folder opens in WeChat DevTools as it is; the tracked files keep their sample values.
 */
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { filesUnder } from '../../build/kept'
import { pinSheets } from '../../build/pin-rpx'
import type { Settings } from '../settings'

const ENVIRONMENT = 'miniprogram/environment.ts'
const FORM = /^export const ENVIRONMENT = '([^']*)'$/m

/** Makes the folder again and answers where it is. */
export function stagePhone(root: string, settings: Pick<Settings, 'appid' | 'envId'>): string {
  const staged = path.join(root, 'dist/wechat')
  rmSync(staged, { recursive: true, force: true })
  mkdirSync(staged, { recursive: true })
  const keep = (file: string): boolean => !/\.test\.(helper\.)?ts$/.test(file)
  cpSync(path.join(root, 'miniprogram'), path.join(staged, 'miniprogram'), { recursive: true, filter: keep })
  pinSheets(path.join(staged, 'miniprogram'))
  cpSync(path.join(root, 'dist/cloudfunctions'), path.join(staged, 'cloudfunctions'), { recursive: true })
  const project = JSON.parse(readFileSync(path.join(root, 'project.config.json'), 'utf8')) as object
  const config = { ...project, appid: settings.appid, cloudfunctionRoot: 'cloudfunctions/' }
  writeFileSync(path.join(staged, 'project.config.json'), `${JSON.stringify(config, null, 2)}\n`)
  const file = path.join(staged, ENVIRONMENT)
  const text = readFileSync(file, 'utf8')
  if (!FORM.test(text)) throw new Error(`${ENVIRONMENT} 里没有 ENVIRONMENT 那一行`)
  writeFileSync(file, text.replace(FORM, `export const ENVIRONMENT = '${settings.envId}'`))
  return staged
}

/** What in the staged folder would send a phone to another place than the functions. */
export function inspectStaged(staged: string, settings: Pick<Settings, 'appid' | 'envId'>): string[] {
  const { appid } = JSON.parse(readFileSync(path.join(staged, 'project.config.json'), 'utf8')) as {
    appid: string
  }
  const [, environment] = FORM.exec(readFileSync(path.join(staged, ENVIRONMENT), 'utf8')) ?? []
  return [
    ...(appid === settings.appid
      ? []
      : [`小程序包的 appid 是 ${appid}，deploy.json 里是 ${settings.appid}，不能上传`]),
    ...(environment === settings.envId
      ? []
      : [`手机会连环境 ${environment ?? '（没有写）'}，云函数在 ${settings.envId}，不能上传`]),
  ]
}

/** One hash of every file in the package, so that the same package is not uploaded twice. */
export function hashOfStaged(staged: string): string {
  const hash = createHash('sha256')
  for (const file of filesUnder(path.join(staged, 'miniprogram')).sort())
    hash.update(path.relative(staged, file)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}
