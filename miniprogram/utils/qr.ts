/** A QR code as rows of dark bars, drawn with plain views: sharp at any size, no canvas to wait for. */
import { Ecc, QrCode } from 'tdesign-miniprogram/common/shared/qrcode/qrcodegen'

/** One bar of dark modules: all in percent of the side. */
interface Bar {
  id: string
  top: number
  left: number
  width: number
}
export interface QrView {
  /** One module, in percent. */ unit: number
  bars: Bar[]
}

/** Dark modules of `text` as a square of booleans, medium correction: a cracked screen still scans. */
const modulesOf = (text: string): boolean[][] => QrCode.encodeText(text, Ecc.MEDIUM).getModules()

export function qrOf(text: string): QrView {
  const modules = modulesOf(text)
  const unit = 100 / modules.length
  const bars = modules.flatMap((row, y) =>
    runsOf(row).map(([from, length]) => ({
      id: `${y}-${from}`,
      top: y * unit,
      left: from * unit,
      width: length * unit,
    })),
  )
  return { unit, bars }
}

function runsOf(row: readonly boolean[]): [from: number, length: number][] {
  const runs: [number, number][] = []
  row.forEach((dark, x) => {
    const last = runs[runs.length - 1]
    if (!dark) return
    if (last && last[0] + last[1] === x) last[1] += 1
    else runs.push([x, 1])
  })
  return runs
}
