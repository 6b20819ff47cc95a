/** A column 联户 holds which cluster a household is of, or who looks after it. */
import type { Cell } from './cells'
import { readPlace } from './plain'
import { readText, type Read } from './values'

/** 「2」「第二联户」「东片」: a number, or a word for a place at the end. */
const NUMBERED = /^第?[\d〇零一二两三四五六七八九十百]+(号|联户|小组|组|单元|户|片)*$/
const PLACE = /(联户|联户组|小组|组|单元|片|院|湾|塘|坝)$/

export interface Cluster {
  /** 「2 联户」; '' where none is written. */
  name: string
  /** Who looks after it, where a name stands there. */
  keeper: string
}

export function readCluster(cell: Cell): Read<Cluster> {
  const text = readText(cell)
  if (!text.ok) return text
  const plain = text.value.replace(/\s/g, '')
  if (plain === '') return { ok: true, value: { name: '', keeper: '' } }
  if (!NUMBERED.test(plain) && !PLACE.test(plain)) return { ok: true, value: { name: '', keeper: plain } }
  const place = readPlace(/^\d+$/.test(plain) ? `${plain} 联户` : cell)
  return place.ok ? { ok: true, value: { name: place.value, keeper: '' } } : place
}
