// The gallery, served and opened in a phone.
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { pinRpx } from '../../scripts/build/pin-rpx'
import { compile } from '../phone/compile'
import { type OpenedPhone, openPhone, stillness } from '../phone/drive'
import { createPhoneServer } from '../phone/server'
import { buildGallery } from './build'
import { answers } from './examples'

const HEIGHT = 844
type PhoneScope = {
  wx: { setStorageSync(key: string, value: boolean): void; reLaunch(to: { url: string }): void }
}

/** `close` puts the phone back on its shelf; the next sheet is shown on the same one. */
export type Gallery = {
  open(sheet: string, how?: { elder?: boolean; width?: number }): Promise<OpenedPhone>
  close(): void
}

/** Builds and serves the gallery; `open` shows one sheet, its whole length, on a phone of this width. */
export async function openGallery(browser: Browser): Promise<Gallery> {
  const projectDir = buildGallery()
  const outDir = fs.mkdtempSync(path.join(os.tmpdir(), 'gallery-out-'))
  await compile({ projectDir, outDir, prepare: pinRpx })
  const server = http.createServer(createPhoneServer({ outDir, fixture: answers }))
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const phones = new Map<string, OpenedPhone>()
  /** One phone of each kind: opening one costs more than all that is looked at on it. */
  const phoneOf = async (elder: boolean, width: number) => {
    const known = phones.get(`${elder} ${width}`)
    if (known) return known
    const phone = await openPhone(browser, { url, as: 'gallery', width })
    await phone.page.evaluate(
      value => (globalThis as unknown as PhoneScope).wx.setStorageSync('elder', value),
      elder,
    )
    phones.set(`${elder} ${width}`, phone)
    return phone
  }
  return {
    async open(sheet, { elder = false, width = 390 } = {}) {
      const phone = await phoneOf(elder, width)
      const { page } = phone
      phone.noise.length = 0
      await page.setViewportSize({ width, height: HEIGHT })
      await page.evaluate(
        name => (globalThis as unknown as PhoneScope).wx.reLaunch({ url: `/sheets/${name}` }),
        sheet,
      )
      await page.locator(`.mp-view[data-route="sheets/${sheet}"]:visible`).waitFor()
      const length = await page.locator('.mp-scroll:visible').evaluate(element => element.scrollHeight + 64)
      await page.setViewportSize({ width, height: Math.max(HEIGHT, length) })
      await stillness(page)
      return { ...phone, close: async () => {} }
    },
    close() {
      server.close()
      for (const folder of [projectDir, outDir]) fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}
