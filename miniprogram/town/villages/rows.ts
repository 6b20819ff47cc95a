/** A village of the town → what its row says. */
import type { Gap, GapKind, MatterKind, VillageRow } from '../../core/board/villages'
import { MATTER_LABELS, SOURCE_LABELS } from '../../core/labels'
import type { Source } from '../../core/ticket/types'

const MATTERS: Record<MatterKind, string> = { ...MATTER_LABELS, open: '还没分类' }

/** What is missing, and what to do about it. */
const GAPS: Record<GapKind, (gap: Gap) => { what: string; todo: string }> = {
  noDesk: () => ({ what: '派单台没有人在岗', todo: '先由镇里派单。请县里补上派单员。' }),
  noCommittee: () => ({ what: '没有监委会', todo: '先由镇里评、镇里晒。请村里推选，县里补上。' }),
  noGridMember: gap => ({
    what: `${gap.count} 个格没有网格员：${named(gap)}`,
    todo: '请县里补上，补上以前由派单台派给邻格。',
  }),
  noGroup: gap => ({
    what: `${gap.count} 个格没绑居民群：${named(gap)}`,
    todo: '请网格员在群里点开小程序绑上。',
  }),
}
const named = ({ places, count }: Gap): string => `${places.join('、')}${count > places.length ? '等' : ''}`

export interface VillageLine {
  id: string
  name: string
  came: string
  matters: string
  channels: string
  gaps: { what: string; todo: string }[]
}

/** Those that there were none of are left out. */
const counted = <K extends string>(counts: Record<K, number>, words: Record<K, string>): string =>
  (Object.keys(counts) as K[])
    .filter(key => counts[key] > 0)
    .map(key => `${words[key]} ${counts[key]}`)
    .join('，')

export const villageLine = ({ id, name, came, byMatter, bySource, gaps }: VillageRow): VillageLine => ({
  id,
  name,
  came: came === 0 ? '这个月还没有来的单' : `这个月来了 ${came} 件`,
  matters: counted(byMatter, MATTERS),
  channels: counted<Source>(bySource, SOURCE_LABELS),
  gaps: gaps.map(gap => GAPS[gap.kind](gap)),
})
