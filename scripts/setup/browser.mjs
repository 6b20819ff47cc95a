// A Chromium for the preview's tests.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { SetupError } from './setup-error.mjs'

// the same places as local/phone/drive.ts
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'
const PACKAGES = ['chromium', 'fonts-noto-cjk']
const COMMAND = `apt-get install ${PACKAGES.join(' ')}`

/**
 * Installs Chromium and Chinese fonts as root on Debian; elsewhere says what to do.
 * The machine is handed in, so that a test can be another one.
 */
export function ensureBrowser({
  env = process.env,
  platform = process.platform,
  isRoot = process.getuid?.() === 0,
  places = PLACES,
  font = FONT,
} = {}) {
  const find = () => [env.CHROMIUM, ...places].find(file => file && existsSync(file))
  const found = find()
  // without the font the pages still work, in boxes instead of characters
  if (found && (platform !== 'linux' || existsSync(font) || !isRoot)) return
  const apt = (args, stderr = 'ignore') =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', stderr],
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  const hasApt = apt(['--version'])
  if (!hasApt || !isRoot) {
    if (found) return
    throw new SetupError(whatToDo(hasApt))
  }
  console.log(`正在装${found ? '' : ' Chromium 和'}中文字体（apt-get）……`)
  const install = ['install', '-y', '--no-install-recommends', ...PACKAGES]
  // a fresh image has no lists, an old one has lists of packages that are gone
  let installed = apt(install)
  if (!installed) {
    apt(['update'], 'inherit')
    installed = apt(install, 'inherit')
  }
  if (found) return
  if (!installed)
    throw new SetupError(
      `apt-get 没能装上 Chromium，原因见上面几行。网络通了再试一次，或者自己装：${COMMAND}`,
    )
  if (!find())
    throw new SetupError('装好了 chromium，可是在平常的地方没找到它。请用环境变量 CHROMIUM 写明它在哪里。')
}

function whatToDo(hasApt) {
  const how = hasApt
    ? `请先装好：sudo ${COMMAND}`
    : '请先装好 Chrome 或 Chromium；装好了还是找不到，就用环境变量 CHROMIUM 写明它在哪里'
  return `测试要用 Chromium，这台机器上没找到。${how}，再运行一次。`
}
