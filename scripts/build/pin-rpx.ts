/**
 * Style sheets as WeChat gets them: one rpx is `var(--u)`, which `styles/tokens.wxss` says. WeChat stretches rpx with the
 * window, so that words of 32rpx are 47 px high on a computer; `--u` stops growing at 768 px.
 */
import fs from 'node:fs'
import path from 'node:path'
import { filesUnder } from './kept'

/** `36rpx` → `calc(var(--u) * 36)`; what stands in quotes and in url(…) is left as it is. */
export const pinRpx = (sheet: string): string =>
  sheet.replace(/url\([^)]*\)|"[^"]*"|'[^']*'|(-?\d*\.?\d+)rpx\b/g, (whole: string, n: string | undefined) =>
    n === undefined ? whole : Number(n) === 0 ? '0px' : `calc(var(--u) * ${n})`,
  )

/** Every sheet of a folder, TDesign's too. */
export function pinSheets(folder: string): void {
  for (const file of filesUnder(path.resolve(folder)).filter(name => name.endsWith('.wxss')))
    fs.writeFileSync(file, pinRpx(fs.readFileSync(file, 'utf8')))
}
