/** Doors and places are stored and shown as they are read: they hold nobody's number, and nothing about who lives there. */
import { LIMITS } from '../../miniprogram/core/limits'
import { personalIn } from '../../miniprogram/core/text/personal'
import type { Cell } from './cells'
import { sensitiveName } from './columns'
import { readText, type Read } from './values'

const NOT_A_PLACE = ['电话', '证件号或卡号', '微信或QQ号', '邮箱', '车牌']
/** Where a name stands beside a door: 「（丛大爷家）」. */
const SOMEBODYS = /[（(][^)）]*[家户爷奶叔婶婆][^)）]*[)）]/
const NOT_TEXT = /[<>{}[\]=\\]|https?:|www\.|微信/i

/** A door: a few characters, no number to call, nothing about who lives there. It is stored as it is read. */
export const readDoor = (cell: Cell): Read<string> =>
  typeof cell === 'number' && cell > 30_000 && cell < 60_000
    ? { ok: false, message: '这一格像是表格改成了日期，请写成「三组 4 号」这样。' }
    : readPlain(cell, LIMITS.door, '门牌')
/** A village, a group, a grid. */
export const readPlace = (cell: Cell): Read<string> => readPlain(cell, LIMITS.gridName, '地方')

function readPlain(cell: Cell, most: number, what: '门牌' | '地方'): Read<string> {
  const text = readText(cell)
  if (!text.ok) return text
  const plain = text.value.replace(/\s+/g, ' ')
  if ([...plain].length > most) return { ok: false, message: `${what}太长了，最多 ${most} 个字。` }
  const isMore =
    NOT_TEXT.test(text.value) ||
    SOMEBODYS.test(text.value) ||
    sensitiveName(text.value) !== null ||
    personalIn(text.value).some(({ kind }) => NOT_A_PLACE.includes(kind))
  return isMore ? { ok: false, message: ONLY[what] } : { ok: true, value: plain }
}
const ONLY = {
  门牌: '门牌里只写门牌：不写电话、证件号、人家的情况和网址。请改成「三组 4 号」这样。',
  地方: '这一格只写村、组、网格的名字，别的不写。',
} as const
