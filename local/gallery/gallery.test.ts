import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeWindows, sharedBrowser } from '../phone/drive'
import { SHEETS } from './build'
import { DRAWN } from './examples'
import { type Gallery, openGallery } from './open'
import { complaints, measure } from './measure'

let browser: Browser
let gallery: Gallery
beforeAll(async () => {
  browser = await sharedBrowser()
  gallery = await openGallery(browser)
}, 120_000)
afterAll(async () => {
  gallery.close()
  await closeWindows(browser)
})

const heard = (page: Page) =>
  page.evaluate(
    () =>
      (globalThis as unknown as { getCurrentPages(): { data: { heard?: Record<string, unknown> } }[] })
        .getCurrentPages()
        .at(-1)?.data.heard,
  )

describe.each(SHEETS.map(({ name, title }) => [name, title]))('sheet %s (%s)', name => {
  it('can be hit, read by every eye and ear, and stays on the page', async () => {
    const phone = await gallery.open(name)
    expect(await measure(phone.page, 'normal')).toEqual([])
    expect(await complaints(phone.page)).toEqual([])
    phone.expectQuiet()
    await phone.close()
  })

  it('does so with large text on a narrow phone', async () => {
    const phone = await gallery.open(name, { elder: true, width: 320 })
    expect(await measure(phone.page, 'elder')).toEqual([])
    phone.expectQuiet()
    await phone.close()
  })
})

describe.each([...DRAWN])('the examples on %s', (name, tags) => {
  it('are all drawn', async () => {
    const phone = await gallery.open(name, { elder: true })
    if (tags.includes('ink-toast')) await phone.page.getByRole('button', { name: '说一句' }).tap()
    for (const tag of tags)
      await phone.page.locator(`:is(${tag}, wx-${tag}) * >> visible=true`).first().waitFor()
    phone.expectQuiet()
    await phone.close()
  })
})

describe('what a tap says', () => {
  it('a day after the limit can be chosen, and says that it is late', async () => {
    const phone = await gallery.open('claim')
    await phone.page.getByRole('radio', { name: '11 月 30 日' }).tap()
    expect(await heard(phone.page)).toMatchObject({ type: 'choose', value: 20261130, late: true })
    await phone.page.getByRole('radio', { name: '11 月 27 日' }).tap()
    expect(await heard(phone.page)).toMatchObject({ value: 20261127, late: false })
    await phone.close()
  })

  it('one stroke is one ticket: 28 strokes, and the hollow one opens the one that was missed', async () => {
    const phone = await gallery.open('board')
    const row = phone.page.locator('rate-row').first()
    expect(await row.locator('[class*=stroke]').count()).toBe(28)
    await row.getByRole('button', { name: '没做到的' }).locator('[class*=hit]').first().tap()
    expect(await heard(phone.page)).toMatchObject({ type: 'open', rate: 'r', id: 'b0', ids: ['b0'] })
    await phone.close()
  })

  it('above sixty strokes a bar is drawn instead', async () => {
    const phone = await gallery.open('board')
    const year = phone.page.locator('rate-row').last()
    expect(await year.locator('[class*=stroke]').count()).toBe(0)
    await expect.poll(() => year.getByRole('img', { name: '90 单，80 单按时' }).count()).toBe(1)
    await phone.close()
  })

  it('a main button that waits for something does nothing, the other way out still does', async () => {
    const phone = await gallery.open('committee')
    await phone.page.getByRole('button', { name: '交评议' }).tap({ force: true })
    expect(await heard(phone.page)).toBeUndefined()
    await phone.page.getByRole('button', { name: '是亲戚，回避' }).tap()
    expect(await heard(phone.page)).toMatchObject({ type: 'side' })
    await phone.close()
  })

  it('a photo that did not pass the check is said, never shown', async () => {
    const phone = await gallery.open('form')
    const failed = phone.page.getByRole('button', { name: '第 3 张照片，没通过检查' })
    expect(await failed.locator('img').count()).toBe(0)
    await failed.tap({ position: { x: 20, y: 60 } })
    expect(await heard(phone.page)).toMatchObject({ type: 'retry', id: '3' })
    await phone.page.getByRole('button', { name: '去掉第 2 张照片' }).tap()
    expect(await heard(phone.page)).toMatchObject({ type: 'remove', id: '2' })
    await phone.close()
  })

  it('a whole card is one target with a sentence of its own', async () => {
    const phone = await gallery.open('home')
    await phone.page.getByRole('button', { name: '时间够，剩 3 天' }).tap()
    expect(await heard(phone.page)).toMatchObject({ type: 'open', id: '318' })
    await phone.close()
  })

  it('大字 makes the open page larger at once and is remembered', async () => {
    const phone = await gallery.open('home')
    const size = () =>
      phone.page
        .getByText('有事找谁')
        .evaluate(element => Number.parseFloat(getComputedStyle(element).fontSize))
    const before = await size()
    await phone.page.getByRole('button', { name: '换成大字' }).tap()
    await expect.poll(size).toBeGreaterThan(before * 1.3)
    await phone.page.reload()
    await phone.page.waitForSelector('html[data-ready]')
    expect(await size()).toBeGreaterThan(before * 1.3)
    await phone.page.getByRole('button', { name: '换回平常大小的字' }).tap()
    await expect.poll(size).toBe(before)
    await phone.close()
  })
})
