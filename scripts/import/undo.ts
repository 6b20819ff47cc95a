/** Takes one file back: says first which, and never an older one because somebody pressed twice. */
import { clockText, dateText } from '../../miniprogram/core/clock/shanghai'
import type { Last } from '../../cloudfunctions/spreadsheets/last'
import type { Import, LeftOut } from '../../cloudfunctions/spreadsheets/routes'
import type { Options } from './options'
import { ask, pages, Refused, type Progress } from './run'
import type { Target } from './target'

export interface Undone {
  one: NonNullable<Last['next']>
  leftOut: LeftOut[]
}

/** What would be taken back; refused where that is not sure. */
export async function toUndo(target: Target, { undo, village }: Options): Promise<Undone['one']> {
  const { next, undone, severalVillages } = await ask<Last>(
    target,
    'last',
    village === null ? {} : { village },
  )
  const newer = undone === null ? '' : `最近收的「${undone}」已经撤回来了。`
  if (next === null) throw new Refused(`${newer || '没有收过存下的文件。'}没有别的可撤。`)
  const command = `npm run import -- --undo ${numberOf(next)}${next.isWholeCounty ? '' : ` --village ${next.where}`}`
  if (undo !== null && !next.id.startsWith(undo))
    throw new Refused(`只能撤最近的一次，现在是${whichOf(next)}。要撤它：${command}`)
  if (undone !== null && undo === null)
    throw new Refused(`${newer}再往前是${whichOf(next)}。要撤它：${command}`)
  if (village === null && severalVillages && !next.isWholeCounty)
    throw new Refused(`最近收的是${whichOf(next)}。要撤它，请写明村：${command}`)
  return next
}

export async function runUndo(target: Target, options: Options, progress: Progress): Promise<Undone> {
  const one = await toUndo(target, options)
  const all = one.done
  let now: Import
  do {
    now = await ask<Import>(target, 'undo', { id: one.id })
    progress.far(all - now.done, all)
  } while (now.state === 'undoing')
  return { one, leftOut: now.leftOut > 0 ? await pages<LeftOut>(target, 'leftOut', { id: one.id }) : [] }
}

const numberOf = ({ id }: Import): string => id.slice(0, 9)
/** 「p3.xlsx」（枫林村，11 月 27 日 13:40 收的，新来 3、变了 1、到此为止 0）. */
export const whichOf = ({ fileName, where, at, counts }: Undone['one']): string =>
  `「${fileName}」（${where}，${dateText(at)} ${clockText(at)}收的，新来 ${counts.new}、变了 ${counts.changed}、到此为止 ${counts.ended}）`
