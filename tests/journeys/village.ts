/** One village, up and running as `npm start` brings it, and people with phones in a real browser. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { start, type Running } from '../../local/main'
import { choosingFiles, launchBrowser, onGlass, openPhone } from '../../local/phone/drive'

const PATIENCE_MS = 20_000
export const PICTURES = path.resolve(import.meta.dirname, '../../local/county/pictures')

/** A person holding a phone: what they tap, write and read. */
export class Hand {
  constructor(readonly who: string, readonly page: Page, readonly context: BrowserContext, readonly expectQuiet: () => void, private readonly shut: () => Promise<void>) {
    page.setDefaultTimeout(PATIENCE_MS)
  }

  get glass(): Locator { return onGlass(this.page) }

  /** Taps a button by its name; the last one on the glass, where a sheet lies over the page. */
  async tap(name: string | RegExp): Promise<void> {
    await this.glass.getByRole('button', { name, exact: typeof name === 'string' }).last().tap()
  }
  /** Taps one of several choices. */
  async choose(name: string | RegExp): Promise<void> {
    await this.glass.getByRole('radio', { name }).first().tap()
  }
  async turnTo(name: string | RegExp): Promise<void> {
    await this.glass.getByRole('tab', { name }).first().tap()
  }
  async flip(name: string | RegExp): Promise<void> {
    await this.glass.getByRole('switch', { name }).first().tap()
  }
  async tick(name: string): Promise<void> {
    await this.glass.getByRole('checkbox', { name }).first().tap()
  }
  async write(label: string, words: string): Promise<void> {
    await this.glass.getByLabel(label, { exact: true }).last().fill(words)
  }
  /** Waits until these words stand on the glass. */
  async reads(words: string | RegExp): Promise<void> {
    await this.glass.getByText(words).first().waitFor()
  }
  async opens(where: string): Promise<void> {
    await this.page.evaluate(url => { (globalThis as unknown as { wx: { reLaunch(o: object): void } }).wx.reLaunch({ url: `/${url}` }) }, where)
    await this.page.locator(`.mp-view[data-route="${where.split('?')[0]}"]:visible`).waitFor()
  }
  /** Waits until this page has been left, as it is when the cloud has said yes. */
  async left(route: string): Promise<void> {
    await this.page.locator(`.mp-view[data-route="${route}"]`).waitFor({ state: 'detached' })
  }
  /** Answers WeChat's own dialog. */
  async answers(yes: string): Promise<void> {
    await this.page.getByRole('dialog').getByRole('button', { name: yes, exact: true }).tap()
  }
  async addsPhotos(button: string | RegExp, ...files: string[]): Promise<void> {
    await choosingFiles(this.page, files.map(file => path.join(PICTURES, file)), () => this.tap(button))
  }
  /** Leaves the phone as it is and closes it; the same context opens it again later. */
  close(): Promise<void> { return this.shut() }
}

export interface Village {
  running: Running
  phone(openid: string, where?: string, more?: { largeText?: boolean; context?: BrowserContext; group?: string; width?: number }): Promise<Hand>
  /** Asks the function `api` as this person, as the phone would. */
  ask<T>(openid: string, route: string, data: object): Promise<T>
  /** Pushes the county's clock and lets the timer run. */
  later(ms: number): Promise<void>
  hands: Hand[]
  close(): Promise<void>
}

export async function openVillage(): Promise<Village> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'village-'))
  const running = await start({ port: 0, host: '127.0.0.1', dataDir, reset: false, villages: undefined, orders: undefined })
  const browser: Browser = await launchBrowser()
  const hands: Hand[] = []
  return {
    running, hands,
    async phone(openid, where = 'pages/home/home', more = {}) {
      const opened = await openPhone(browser, { url: running.address, as: openid, path: where, ...more })
      // WeChat's sheet that asks for messages comes up over whatever is tapped next; these people say yes.
      const sheet = opened.page.getByRole('dialog', { name: '发送一次性消息' })
      await opened.page.addLocatorHandler(sheet, () => sheet.getByRole('button', { name: '允许' }).tap())
      const hand = new Hand(openid, opened.page, opened.context, opened.expectQuiet, opened.close)
      hands.push(hand)
      return hand
    },
    async ask<T>(openid: string, route: string, data: object) {
      const reply = await running.cloud.callAs(openid, 'api', { route, data, contract: 1 }) as { ok: boolean; data: T; says?: string }
      if (!reply.ok) throw new Error(`${route} as ${openid}: ${reply.says ?? ''}`)
      return reply.data
    },
    async later(ms) {
      await running.cloud.advance(ms)
      await running.cloud.trigger('jobs', 'minute')
    },
    async close() {
      await browser.close()
      await running.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Every phone's console stayed clean, then all are closed. */
export async function putPhonesDown(village: Village): Promise<void> {
  const hands = village.hands.splice(0)
  for (const hand of hands) hand.expectQuiet()
  for (const hand of hands) await hand.close()
}
