/** The only step that reaches Tencent: functions first (they accept the old phone too), then the phone package. */
import path from 'node:path'
import { FUNCTIONS } from './inspect'
import type { Settings } from './settings'

export async function upload(root: string, settings: Settings): Promise<void> {
  const ci = await import('miniprogram-ci')
  const project = new ci.Project({
    appid: settings.appid,
    type: 'miniProgram',
    projectPath: root,
    privateKeyPath: settings.privateKeyPath,
    ignores: ['node_modules/**/*'],
  })
  for (const name of FUNCTIONS) {
    await ci.cloud.uploadFunction({
      project,
      env: settings.envId,
      name,
      path: path.join(root, 'dist/cloudfunctions', name),
      remoteNpmInstall: false,
    })
    console.log(`uploaded function ${name}`)
  }
  await ci.upload({
    project,
    version: settings.version,
    desc: `v${settings.version}`,
    setting: { es6: true, es7: true, minify: true, autoPrefixWXSS: true },
    onProgressUpdate: () => undefined,
  })
  console.log(`uploaded the mini-program ${settings.version}; now submit it for review at mp.weixin.qq.com`)
}
