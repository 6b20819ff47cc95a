/** The villages of a town beside one another. */
import { expect, test } from 'vitest'
import { compareVillages, type CountedOrder, type Gap } from './villages'

const order = (
  villageId: string,
  source: CountedOrder['source'],
  matter: CountedOrder['matter'],
): CountedOrder => ({
  villageId,
  source,
  matter,
})
const gap = (kind: Gap['kind'], count: number): Gap => ({ kind, count, places: [] })
const VILLAGES = [
  { id: 'v2', name: '白塘村', gaps: [gap('noGroup', 2), gap('noDesk', 1), gap('noCommittee', 0)] },
  { id: 'v1', name: '柳溪村', gaps: [] },
]

test('count by matter and by channel, each order once; what lies elsewhere is left out', () => {
  const [first, second] = compareVillages(VILLAGES, [
    order('v1', 'app', 'public'),
    order('v1', 'app', 'minor'),
    order('v1', 'visit', null),
    order('v2', 'hotline', 'private'),
    order('v9', 'app', 'public'),
  ])
  expect(second).toMatchObject({
    came: 3,
    byMatter: { public: 1, minor: 1, private: 0, open: 1 },
    bySource: { app: 2, visit: 1, hotline: 0 },
  })
  expect(first).toMatchObject({ came: 1, byMatter: { private: 1 }, bySource: { hotline: 1, app: 0 } })
})

test('stand in the order of the tree, whatever their figures are, and say what is missing, the most pressing first', () => {
  const rows = compareVillages(
    VILLAGES,
    Array.from({ length: 9 }, () => order('v1', 'app', 'minor')),
  )
  expect(rows.map(({ name }) => name)).toEqual(['白塘村', '柳溪村'])
  expect(rows.map(({ gaps }) => gaps.map(({ kind }) => kind))).toEqual([['noDesk', 'noGroup'], []])
})
