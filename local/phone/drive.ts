// A hand on the phone for tests: opens Chromium, opens a phone as a person, listens to its console.
import fs from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

/** All phones of one context in one process: a second one then costs a third of the first. */
const FLAGS = [
  '--process-per-site',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
]
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Path of a Chromium on this machine: env CHROMIUM first, then the usual places. */
function findChromium(): string {
  const found = [process.env.CHROMIUM, ...PLACES].find(file => file && fs.existsSync(file))
  if (!found)
    throw new Error(
      '没找到 Chromium：装一个（Debian：apt-get install chromium），或用环境变量 CHROMIUM 指给我们',
    )
  return found
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: FLAGS })
}

let shared: Promise<Browser> | undefined
/** One browser for all test files of a process: starting one costs a second of processor. It ends with the process. */
export const sharedBrowser = (): Promise<Browser> => (shared ??= launchBrowser())
/** What a test file does with the shared browser at its end: no window of it stays open. */
export async function closeWindows(browser: Browser | undefined): Promise<void> {
  for (const context of browser?.contexts() ?? []) await context.close()
}

export type OpenPhone = {
  /** base address of the preview, with the slash at the end */
  url: string
  /** the person's openid */
  as: string
  /** first page with query, "pages/home/home?id=1" */
  path?: string
  width?: number
  height?: number
  /** WeChat's font at its largest */
  largeText?: boolean
  /** opengid, when opened from that group's card */
  group?: string
  /** the number of this WeChat account */
  number?: string
  /** reuse it to come back as the same phone after a restart (storage and drafts stay) */
  context?: BrowserContext
}
export type OpenedPhone = {
  page: Page
  context: BrowserContext
  expectQuiet(): void
  noise: string[]
  close(): Promise<void>
}

/** A phone's screen, for `browser.newContext`. */
export const phoneContext = (width = 390, height = 844) => ({
  viewport: { width, height },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
})

/** Opens the bare phone and waits until its first page stands. */
export async function openPhone(browser: Browser, options: OpenPhone): Promise<OpenedPhone> {
  const { url, as, path = '', width = 390, height = 844, largeText = false, group, number } = options
  const context = options.context ?? (await browser.newContext(phoneContext(width, height)))
  const page = await context.newPage()
  const noise: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning')
      noise.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', error => noise.push(`exception: ${error.stack ?? error.message}`))
  const search = new URLSearchParams({
    as,
    ...(largeText ? { font: '23' } : {}),
    ...(group ? { group } : {}),
    ...(number ? { number } : {}),
  })
  await page.goto(`${url}app.html?${search}#/${path}`)
  await page.waitForSelector('html[data-ready]')
  const expectQuiet = () => {
    if (noise.length) throw new Error(`手机的控制台不干净（${as} ${path}）：\n${noise.join('\n')}`)
  }
  return {
    page,
    context,
    noise,
    expectQuiet,
    close: () => (options.context ? page.close() : context.close()),
  }
}

/** Waits until what moves and fades has come to rest; what turns for ever goes on. */
export const stillness = (page: Page) =>
  page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter(one => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    await Promise.allSettled(passing.map(one => one.finished))
  })

/** Only what stands on the screen: the page on top. */
export const onScreen = (page: Page) => page.locator('.mp-view:visible')

/** Does `act`, which opens the camera or album, and gives it these files. */
export async function choosingFiles(page: Page, files: string[], act: () => Promise<unknown>): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), act()])
  await chooser.setFiles(files)
}
