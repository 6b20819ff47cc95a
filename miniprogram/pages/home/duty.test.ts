import { describe, expect, it } from 'vitest'
import type { DutyInfo } from '../../../contract/person/home'
import type { CellId } from '../../core/duty/cells'
import { dutyView, endedPost, isLit } from './duty'

type PostInfo = DutyInfo['posts'][number]
const post = (
  role: PostInfo['role'],
  counts: Partial<Record<CellId, number>>,
  more: Partial<PostInfo> = {},
): PostInfo => ({
  role,
  places: 1,
  deputy: false,
  counts: Object.entries(counts).map(([id, count]) => ({ id: id as CellId, count })),
  ...more,
})
const grid = (name: string) => ({ id: name, name, level: 4 as const })
const ME = {
  duties: [
    { role: 'gridMember' as const, label: '网格员', grid: grid('三组一格') },
    { role: 'dispatcher' as const, label: '派单员', grid: grid('杨梅村') },
    { role: 'shopkeeper' as const, label: '店员', grid: grid('杨梅村') },
  ],
}
const view = (posts: PostInfo[], chosen = '', me: Parameters<typeof dutyView>[1] = ME) =>
  dutyView({ posts, pressing: null }, me, chosen, 0)

describe('the numbers of a post', () => {
  it('stand in their places whatever they are; nothing is in pencil, no more than 99 is counted', () => {
    const seen = view([post('gridMember', { late: 1, today: 0, offered: 100, joins: 2 })])
    expect(seen?.big.map(({ label, count, tone }) => [label, count, tone])).toEqual([
      ['超了日子', '1', 'red'],
      ['今天答应的', '0', 'none'],
      ['新派来的', '99+', ''],
    ])
    expect(seen?.small.map(({ label, count, tone }) => [label, count, tone])).toEqual([
      ['好事等您证实', '0', 'none'],
      ['等您回访', '0', 'none'],
      ['说不用办了', '0', 'none'],
      ['等您点头的人', '2', ''],
    ])
    expect(seen?.big.map(({ page }) => page)).toEqual([
      '/grid/today/today?pile=late&as=gridMember',
      '/grid/today/today?pile=today&as=gridMember',
      '/grid/today/today?pile=offered&as=gridMember',
    ])
  })
  it('say in words that nothing waits, of the grid member as on the page of the day', () => {
    expect(view([post('gridMember', {})])?.quiet).toBe('今天没有到期的，也没有新派来的')
    expect(view([post('dispatcher', { overdue: 3 })])?.quiet).toBe('眼下没有等您办的')
    expect(view([post('dispatcher', { desk: 1 })])?.quiet).toBe('')
  })
  it('of the demonstration leave out what it has no list for', () => {
    const county = [post('admin', { posts: 1 })]
    expect(view(county)?.work).toEqual({ label: '看网格和人', page: '/county/tree/tree' })
    expect(view(county)?.big.map(({ id }) => id)).toContain('posts')
    const tried = view(county, '', { ...ME, demo: true })
    expect(tried?.work).toBeNull()
    expect([...(tried?.big ?? []), ...(tried?.small ?? [])].map(({ id }) => id)).not.toContain('posts')
  })
})

describe('several posts', () => {
  const both = [
    post('gridMember', { late: 2, today: 1 }),
    post('dispatcher', { overdue: 4, referred: 1 }, { places: 2, deputy: true }),
  ]
  it('each say where and how much there is to do; what others have to do is not counted and lights nothing', () => {
    expect(view(both)?.posts).toEqual([
      { value: 'gridMember', label: '网格员', note: '三组一格 · 3 件', waits: true },
      { value: 'dispatcher', label: '派单员（替手）', note: '2 处', waits: false },
    ])
  })
  it('open at the one that was looked at last, else at the first', () => {
    expect(view(both)?.chosen).toBe('gridMember')
    expect(view(both, 'dispatcher')?.chosen).toBe('dispatcher')
    expect(view(both, 'admin')?.chosen).toBe('gridMember')
    expect(view([], 'dispatcher')).toBeNull()
  })
  it('an ended one is said once and kindly; one that still stands, or was never chosen, is not', () => {
    expect(endedPost('gridMember', [])).toBe('您任网格员的时候到了，手上的单转给同事接着办。辛苦了。')
    expect(endedPost('supervisor', both), 'in whose hands nothing lies').toBe(
      '您任监委会的时候到了，辛苦了。',
    )
    expect(endedPost('dispatcher', both)).toBe('')
    expect(endedPost('', both)).toBe('')
    expect(endedPost('no such post', both)).toBe('')
  })
})

describe('the red dot', () => {
  it.each([
    ['an order whose day is over', [post('gridMember', { late: 1 })], true],
    ['an order on the desk', [post('dispatcher', { desk: 1 })], true],
    ['something in the second post', [post('gridMember', {}), post('supervisor', { toRate: 1 })], true],
    ['orders that are late in other hands', [post('dispatcher', { overdue: 9 })], false],
    ['goods that somebody will come for', [post('shopkeeper', { collect: 5 })], false],
    ['nothing', [post('gridMember', { late: 0 })], false],
  ] as const)('%s: %s', (_, posts, lit) => {
    expect(isLit({ posts: [...posts], pressing: null })).toBe(lit)
  })
  it('is never lit where nobody serves, nor by a cloud from before', () => {
    expect([isLit(null), isLit(undefined)]).toEqual([false, false])
  })
})
