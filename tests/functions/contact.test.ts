/** Whom to call: one's own grid members and desk, a colleague's desk, and for someone unknown here the desk they name. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openCounty, type County } from './county'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterAll(() => county.close())
const names = async (who: Parameters<County['as']>[0], villageId?: string) => {
  const reply = await county.as(who, 'me.contact', villageId ? { villageId } : {})
  return reply.ok ? reply.data.map(({ name, phone }) => `${name} ${phone ?? ''}`.trim()) : reply.code
}

describe('whom to call', () => {
  it('is the grid member of one’s home, then the village’s desk', async () => {
    expect(await names('chen')).toEqual(['李春兰 0700-li', '何小雯 0700-he'])
  })
  it('is never oneself', async () => {
    expect(await names('li')).not.toContain('李春兰 0700-li')
  })
  it('is one’s own whatever village is named', async () => {
    expect(await names('chen', 'v2')).toEqual(await names('chen'))
  })
  it('is the desk of the village for who only works there, the town for who works in the town', async () => {
    expect(await names('sun')).toEqual(['何小雯 0700-he'])
    expect(await names('he')).toEqual(['赵敏行 0700-zhao'])
    county.cloud.store.put('people', {
      ...county.doc('people', 'tian'),
      posts: [{ role: 'inspector', gridId: 't1', path: ['c', 't1'], from: 0, until: null }],
    })
    expect(await names('tian')).toEqual(['赵敏行 0700-zhao'])
  })
  it('is for someone unknown here the desk of the village they name, and no grid member', async () => {
    expect(await names({ openid: 'o_new' }, 'v1')).toEqual(['何小雯 0700-he'])
    expect(await names({ openid: 'o_new' })).toEqual([])
  })
  it.each(['g1', 'n1', 't1', 'nowhere'])(
    'tells someone unknown nobody of %s, which is no village',
    async node => {
      expect(await names({ openid: 'o_new' }, node)).toEqual([])
    },
  )
})

describe('the places someone unknown may choose from', () => {
  const placesUnder = async (under?: string) =>
    (
      (await county.as({ openid: 'o_new' }, 'grid.places', under ? { under } : {})) as {
        data: { id: string }[]
      }
    ).data.map(({ id }) => id)
  it('are towns, then villages', async () => {
    expect(await placesUnder()).toEqual(['t1', 't2'])
    expect(await placesUnder('t1')).toEqual(['v1', 'v2'])
  })
  it('end with the village: whose home lies where is not told', async () => {
    expect([await placesUnder('v1'), await placesUnder('g1')]).toEqual([[], []])
  })
})
