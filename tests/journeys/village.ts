/** One village, up and running as `npm start` brings it, and people with phones in a real browser. */
import { rmSync } from 'node:fs'
import path from 'node:path'
import type { Browser, BrowserContext, Locator, Page, Request } from 'playwright-core'
import type { Running } from '../../local/main'
import {
  choosingFiles,
  closeWindows,
  onScreen,
  type OpenPhone,
  type OpenedPhone,
  openPhone,
  phoneContext,
  sharedBrowser,
} from '../../local/phone/drive'
import { keep } from '../functions/recorded/keep'
import { startSample } from './sample'

const PATIENCE_MS = 20_000
const PICTURES = path.resolve(import.meta.dirname, '../../local/county/pictures')
/** The page on top in each window: the browser draws the ones behind it once a second, and the person who taps there waits. */
const ON_TOP = new WeakMap<BrowserContext, Page>()

/** A person holding a phone: what they tap, write and read. */
export class Hand {
  readonly page: Page
  readonly context: BrowserContext
  /** `isPlain`: opened without anything special, so that anybody's next look may take it up again. */
  constructor(
    readonly who: string,
    private readonly phone: OpenedPhone,
    readonly isPlain: boolean,
  ) {
    this.page = phone.page
    this.context = phone.context
    this.page.setDefaultTimeout(PATIENCE_MS)
  }

  /** The console said nothing since it was last asked. */
  expectQuiet(): void {
    try {
      this.phone.expectQuiet()
    } finally {
      this.phone.noise.length = 0
    }
  }

  get screen(): Locator {
    this.comeUp()
    return onScreen(this.page)
  }
  /** Commands reach the browser in their order, so what is asked next finds the page on top. */
  comeUp(): void {
    if (ON_TOP.get(this.context) === this.page) return
    ON_TOP.set(this.context, this.page)
    void this.page.bringToFront()
  }

  /** Taps a button by its name; the last one on the screen, where a sheet lies over the page. */
  async tap(name: string | RegExp): Promise<void> {
    await this.screen
      .getByRole('button', { name, exact: typeof name === 'string' })
      .last()
      .tap()
  }
  /** Taps one of several choices. */
  async choose(name: string | RegExp): Promise<void> {
    await this.screen.getByRole('radio', { name }).first().tap()
  }
  async turnTo(name: string | RegExp): Promise<void> {
    await this.screen.getByRole('tab', { name }).first().tap()
  }
  async flip(name: string | RegExp): Promise<void> {
    await this.screen.getByRole('switch', { name }).first().tap()
  }
  async tick(name: string): Promise<void> {
    await this.screen.getByRole('checkbox', { name }).first().tap()
  }
  async write(label: string, words: string): Promise<void> {
    await this.screen.getByLabel(label, { exact: true }).last().fill(words)
  }
  /** Waits until these words stand on the screen. */
  async reads(words: string | RegExp): Promise<void> {
    await this.screen.getByText(words).first().waitFor()
  }
  /** Waits until the phone has said this in passing: a toast is gone after two seconds, however busy the machine. */
  async hears(words: RegExp): Promise<void> {
    this.comeUp()
    await this.page.waitForFunction(
      ([source]) =>
        (globalThis as unknown as { heard: string[] }).heard.some(one =>
          new RegExp(source as string).test(one),
        ),
      [words.source],
    )
  }
  async opens(where: string): Promise<void> {
    this.comeUp()
    await this.page.evaluate(url => {
      const phone = globalThis as unknown as { heard?: string[]; wx: { reLaunch(o: object): void } }
      phone.heard?.splice(0)
      phone.wx.reLaunch({ url: `/${url}` })
    }, where)
    await this.page.locator(`.mp-view[data-route="${where.split('?')[0]}"]:visible`).waitFor()
  }
  /** Waits until this page has been left, as it is when the cloud has said yes. */
  async left(route: string): Promise<void> {
    this.comeUp()
    await this.page.locator(`.mp-view[data-route="${route}"]`).waitFor({ state: 'detached' })
  }
  /** Answers WeChat's own dialog. */
  async answers(yes: string): Promise<void> {
    this.comeUp()
    await this.page.getByRole('dialog').getByRole('button', { name: yes, exact: true }).tap()
  }
  /** Of the sample county's pictures, or wherever else a whole path says. */
  async addsPhotos(button: string | RegExp, ...files: string[]): Promise<void> {
    await choosingFiles(
      this.page,
      files.map(file => path.resolve(PICTURES, file)),
      () => this.tap(button),
    )
  }
  /** Leaves the phone as it is and closes it; the same context opens it again later. */
  close(): Promise<void> {
    return this.phone.close()
  }
}

export interface Village {
  running: Running
  dataDir: string
  /** Their phone, opened or taken up again where it was put down; with a `context` or a `group` it is started again. */
  phone(
    openid: string,
    where?: string,
    more?: Pick<OpenPhone, 'largeText' | 'context' | 'group' | 'number' | 'width'>,
  ): Promise<Hand>
  /** Asks the function `api` as this person, as the phone would. */
  ask<T>(openid: string, route: string, data: object): Promise<T>
  /** Pushes the county's clock and lets the timer run. */
  later(ms: number): Promise<void>
  hands: Hand[]
  /** Put down, for the person who takes it up again. */
  idle: Hand[]
  close(): Promise<void>
}

export async function openVillage(): Promise<Village> {
  const { running, dataDir } = await startSample()
  const browser: Browser = await sharedBrowser()
  const hands: Hand[] = []
  const idle: Hand[] = []
  // Storage is each person's own, so one context serves everybody; phones in it share a process.
  const everybody = await browser.newContext(phoneContext())
  return {
    running,
    dataDir,
    hands,
    idle,
    async phone(openid, where = 'pages/home/home', more = {}) {
      const isPlain = Object.keys(more).length === 0
      const lying = isPlain ? idle.findIndex(hand => hand.who === openid) : -1
      if (lying >= 0) {
        const [hand] = idle.splice(lying, 1) as [Hand]
        hands.push(hand)
        await hand.opens(where)
        return hand
      }
      const opened = await openPhone(browser, {
        url: running.address,
        as: openid,
        path: where,
        ...(isPlain ? { context: everybody } : {}),
        ...more,
      })
      // WeChat's sheet that asks for messages comes up over whatever is tapped next; these people say yes.
      const sheet = opened.page.getByRole('dialog', { name: '发送一次性消息' })
      // Clicked, not tapped: by then the answer may have put a dialog over the sheet.
      await opened.page.addLocatorHandler(sheet, () =>
        sheet.getByRole('button', { name: '允许' }).dispatchEvent('click'),
      )
      await opened.page.evaluate(listen)
      opened.page.on('requestfinished', request => void record(request).catch(() => {}))
      const hand = new Hand(openid, opened, isPlain)
      hand.comeUp()
      hands.push(hand)
      return hand
    },
    async ask<T>(openid: string, route: string, data: object) {
      const reply = (await running.cloud.callAs(openid, 'api', { route, data, contract: 1 })) as {
        ok: boolean
        data: T
        message?: string
      }
      if (!reply.ok) throw new Error(`${route} as ${openid}: ${reply.message ?? ''}`)
      return reply.data
    },
    async later(ms) {
      await running.cloud.advance(ms)
      await running.cloud.trigger('jobs', 'minute')
    },
    async close() {
      await closeWindows(browser)
      await running.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** What a phone asked and was granted (tests/functions/recorded). */
async function record(request: Request): Promise<void> {
  if (!process.env.RECORD_REQUESTS || !request.url().endsWith('/call/api')) return
  const answer = (await (await request.response())?.json()) as { result?: { ok?: boolean } } | undefined
  if (answer?.result?.ok) keep('phone', (request.postDataJSON() as { data: object }).data)
}

/** Runs in the page: keeps whatever stood in a live region, until the next page is opened. */
function listen(): void {
  const heard: string[] = []
  Object.assign(globalThis, { heard })
  new MutationObserver(changes => {
    for (const { target } of changes) {
      const words = (target instanceof Element ? target : target.parentElement)?.closest(
        '[aria-live]',
      )?.textContent
      if (words) heard.push(words)
    }
  }).observe(document, { subtree: true, childList: true, characterData: true })
}

/** Every phone's console stayed clean; those at rest are kept for the next test, for opening one is what costs most. */
export async function putPhonesDown(village: Village): Promise<void> {
  const hands = village.hands.splice(0)
  for (const hand of hands) {
    if (hand.isPlain && !hand.page.isClosed() && (await hand.page.getByRole('dialog').count()) === 0)
      village.idle.push(hand)
    else await hand.close()
  }
  for (const hand of hands) hand.expectQuiet()
}
