// The gallery, served and opened in a phone.
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { compile } from '../phone/compile'
import { type OpenedPhone, openPhone } from '../phone/drive'
import { createPhoneServer } from '../phone/server'
import { buildGallery } from './build'

export type Gallery = { open(sheet: string, how?: { elder?: boolean; width?: number }): Promise<OpenedPhone>; close(): void }

/** Builds and serves the gallery; `open` shows one sheet, its whole length, on a phone of this width. */
export async function hangGallery(browser: Browser): Promise<Gallery> {
  const projectDir = buildGallery()
  const outDir = fs.mkdtempSync(path.join(os.tmpdir(), 'gallery-out-'))
  await compile({ projectDir, outDir })
  const server = http.createServer(createPhoneServer({ outDir, fixture: {} }))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const phones = new Map<string, BrowserContext>()
  /** A phone of this width that keeps its switch between sheets. */
  const phoneOf = async (elder: boolean, width: number) => {
    const known = phones.get(`${elder} ${width}`)
    if (known) return known
    const context = await browser.newContext({ viewport: { width, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    const first = await openPhone(browser, { url, as: 'gallery', context })
    await first.page.evaluate((value) => (globalThis as unknown as { wx: { setStorageSync(key: string, value: boolean): void } }).wx.setStorageSync('elder', value), elder)
    await first.close()
    phones.set(`${elder} ${width}`, context)
    return context
  }
  return {
    async open(sheet, { elder = false, width = 390 } = {}) {
      const phone = await openPhone(browser, { url, as: 'gallery', path: `sheets/${sheet}`, context: await phoneOf(elder, width) })
      const length = await phone.page.locator('.mp-scroll:visible').evaluate((element) => element.scrollHeight + 64)
      await phone.page.setViewportSize({ width, height: Math.max(844, length) })
      return phone
    },
    close() {
      server.close()
      for (const folder of [projectDir, outDir]) fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}
