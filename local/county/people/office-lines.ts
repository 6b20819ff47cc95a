/** What offices of the sample changed today: no seal lies over it yet. Chained as the functions chain it. */
import { about } from '../../../miniprogram/core/about'
import { startOfDay } from '../../../miniprogram/core/clock'
import type { Post } from '../../../miniprogram/core/people/role'
import type { OfficeStep } from '../../../miniprogram/core/county/steps'
import type { GridDoc, OfficeChainDoc, OfficeEventDoc, PersonDoc } from '../../../cloudfunctions/_documents'
import { linked } from '../../../cloudfunctions/_people/log/office-chain'
import type { Stock } from './register'

/** By whom, how many minutes ago, where, what. */
type Told = [by: string, minutesAgo: number, path: readonly string[], step: OfficeStep]

export function officeLinesOf({ people = [], grids = [], households = [] }: Stock, now: number): Stock {
  const of = (key: string): PersonDoc | undefined => people.find(({ _id }) => _id === `p_${key}`)
  const li = of('lichunmei')
  const grid = grids.find(({ _id }) => _id === li?.posts.find(({ role }) => role === 'gridMember')?.gridId)
  const home = households.find(({ gridId }) => gridId === grid?._id)
  const village = grids.find(({ _id }) => _id === grid?.path[2])
  if (!grid || !home || !village) return {}
  const given = (key: string, role: Post['role'], node: GridDoc, agreed: string | null): Told[] =>
    (of(key)?.posts ?? [])
      .filter(post => post.role === role && post.gridId === node._id)
      .map(({ from, until }) => [
        agreed === null ? 'hexiaowen' : 'tianyu',
        agreed === null ? 60 : 150,
        node.path,
        { type: 'PostGiven', role, node: node.name, name: nameOf(key), from, until, deputy: false, agreed },
      ])
  const nameOf = (key: string): string => of(key)?.staffName ?? ''
  const told: Told[] = [
    ...given('hexiaowen', 'dispatcher', village, nameOf('zhaomin')),
    ['hexiaowen', 95, grid.path, { type: 'DoorChanged', from: home.door.replace(/ /g, ''), to: home.door }],
    ...given('lichunmei', 'gridMember', grid, null),
  ]
  const lines: OfficeEventDoc[] = []
  let tip: OfficeChainDoc | null = null
  told.forEach(([by, minutesAgo, path, step], n) => {
    const at = Math.max(startOfDay(now), now - minutesAgo * 60_000)
    const _id = `p_${by}:sample-${n}:${grid._id}:${step.type}`
    const next = linked(
      {
        _id,
        v: 1,
        about: about('node', grid._id),
        path: [...path],
        at,
        by: `p_${by}`,
        byName: nameOf(by),
        step,
        sortKey: `${String(at).padStart(13, '0')}${_id}`,
      },
      tip,
      [],
    )
    lines.push(next.line)
    tip = next.tip
  })
  return { office_events: lines, office_chains: tip ? [tip] : [] }
}
