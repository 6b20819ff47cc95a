// A Chromium for the preview's tests.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Sorry } from './sorry.mjs'

// the same places as local/phone/drive.ts
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']
const FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'

/** Installs Chromium and Chinese fonts as root on Debian; elsewhere says what to do. */
export function ensureBrowser() {
  const found = [process.env.CHROMIUM, ...PLACES].find((file) => file && existsSync(file))
  if (found && (process.platform !== 'linux' || existsSync(FONT) || !canInstall())) return
  if (!found && !canInstall()) {
    throw new Sorry('测试要用 Chromium，这台机器上没找到。Debian / Ubuntu：sudo apt-get install chromium fonts-noto-cjk；其他系统装好 Chrome 后，用环境变量 CHROMIUM 写明它在哪里。')
  }
  console.log('正在装 Chromium 和中文字体（apt-get）……')
  const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  apt('update')
  const result = apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
  if (result.status !== 0 && !found) throw new Sorry('apt-get 没能装上 Chromium，请检查网络后再试：apt-get install chromium fonts-noto-cjk')
}

const canInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
