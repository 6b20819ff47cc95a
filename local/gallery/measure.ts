// What can be measured on a page that is shown whole: targets, sizes of words, what sticks out, what axe finds.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** rpx, height; a 正 is lower and narrower: its neighbours lead to the same list. */
const TARGET = { normal: 88, elder: 126 }
const SMALLEST = { normal: 24, elder: 38 }

/** What a person with a ruler would complain about. */
export const measure = (page: Page, size: 'normal' | 'elder') =>
  page.evaluate(
    ({ smallest, tall }) => {
      const rpx = innerWidth < 768 ? innerWidth / 750 : 0.5
      const faults: string[] = []
      const said = (element: Element) =>
        (element.textContent ?? '').trim().slice(0, 16) || element.getAttribute('aria-label')
      for (const element of document.querySelectorAll(
        '.mp-scroll [role=button], .mp-scroll [role=radio], .mp-scroll [role=tab], .mp-scroll wx-button',
      )) {
        const box = element.getBoundingClientRect()
        const inTally = element.closest('tally, wx-tally') !== null
        const height = inTally ? 87.5 : tall - 0.5
        const width = inTally ? 0 : 87.5
        if (box.width > 0 && (box.height < height * rpx || box.width < width * rpx))
          faults.push(
            `按不准：${said(element)} ${Math.round(box.width / rpx)}×${Math.round(box.height / rpx)}`,
          )
      }
      const words = document.createTreeWalker(
        document.querySelector('.mp-scroll') as Element,
        NodeFilter.SHOW_TEXT,
      )
      for (let node = words.nextNode(); node; node = words.nextNode()) {
        const parent = node.parentElement as Element
        if (!node.textContent?.trim() || parent.getClientRects().length === 0) continue
        const size = Number.parseFloat(getComputedStyle(parent).fontSize)
        // The switch that leads to large text is the one thing both readers must recognise.
        if (size < (smallest - 0.1) * rpx && !parent.closest('elder-switch'))
          faults.push(`字太小：${node.textContent.trim().slice(0, 16)} ${Math.round(size / rpx)}`)
      }
      for (const element of document.querySelectorAll('.mp-scroll *')) {
        const box = element.getBoundingClientRect()
        if (box.width > 0 && box.right > innerWidth + 1 && !element.closest('wx-scroll-view'))
          faults.push(`伸出页外：${said(element)} ${Math.round(box.right)}`)
      }
      return [...new Set(faults)]
    },
    { smallest: SMALLEST[size], tall: TARGET[size] },
  )

/** Lines that an eye loses on its way back, and words that grew with the window. `signs`: how many stand in a line. */
export const tooWide = (page: Page, signs: number) =>
  page.evaluate(most => {
    const faults: string[] = []
    const words = document.createTreeWalker(
      document.querySelector('.mp-view:not([style*="none"]) .mp-scroll') as Element,
      NodeFilter.SHOW_TEXT,
    )
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      if (!node.textContent?.trim()) continue
      const size = Number.parseFloat(getComputedStyle(node.parentElement as Element).fontSize)
      const line = document.createRange()
      line.selectNodeContents(node)
      const widest = Math.max(0, ...[...line.getClientRects()].map(({ width }) => width))
      const said = node.textContent.trim().slice(0, 16)
      if (widest > most * size) faults.push(`一行太长：${said} ${Math.round(widest / size)} 个字`)
      if (widest > 0 && size > 44) faults.push(`跟着窗口变大了：${said} ${size}px`)
    }
    return faults
  }, signs)

/** Contrast, names and roles; a card's name is a sentence of its own, so that rule is left out. `but`: others that are. */
export async function complaints(page: Page, but: readonly string[] = []): Promise<string[]> {
  if (!(await page.evaluate("'axe' in globalThis"))) await page.addScriptTag({ content: AXE })
  return page.evaluate(
    async leftOut => {
      const axe = (
        globalThis as unknown as {
          axe: {
            run(
              root: Element | null,
              options: unknown,
            ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
          }
        }
      ).axe
      const { violations } = await axe.run(document.querySelector('.mp-scroll'), {
        resultTypes: ['violations'],
        rules: Object.fromEntries(leftOut.map(rule => [rule, { enabled: false }])),
      })
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`,
      )
    },
    ['label-content-name-mismatch', ...but],
  )
}
