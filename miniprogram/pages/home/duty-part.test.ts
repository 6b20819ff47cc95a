import { beforeEach, describe, expect, it } from 'vitest'
import type { Home } from '../../../contract/person/home'
import { fakePhone } from '../../api/fake-phone.test.helper'
import { dutyData, dutyPart } from './duty-part'

const post = (role: 'gridMember' | 'dispatcher') => ({ role, places: 1, deputy: false, counts: [] })
const grid = { id: 'g', name: '三组一格', level: 4 as const }
const homeOf = (...roles: ('gridMember' | 'dispatcher')[]) =>
  ({
    now: 0,
    me: { duties: roles.map(role => ({ role, label: '', grid })) },
    duty: roles.length > 0 ? { posts: roles.map(post), pressing: null } : null,
  }) as unknown as Home

const page = () => {
  const one = {
    ...dutyPart,
    data: { ...dutyData },
    scrolls: {} as Record<string, number>,
    setData(change: Partial<typeof dutyData>) {
      Object.assign(one.data, change)
    },
  }
  return one
}
const to = (value: string) => ({ detail: { value } }) as WechatMiniprogram.CustomEvent<{ value: string }>

let scrollTop: number
let scrolledTo: number[]
beforeEach(() => {
  fakePhone()
  scrollTop = 0
  scrolledTo = []
  Object.assign(wx, {
    createSelectorQuery: () => ({
      selectViewport: () => ({
        scrollOffset: () => ({ exec: (then: (found: unknown[]) => void) => then([{ scrollTop }]) }),
      }),
    }),
    pageScrollTo: ({ scrollTop: at }: { scrollTop: number }) => scrolledTo.push(at),
  })
})

describe('several posts on the first page', () => {
  it('are switched, and each stands where it was left; the next start opens the last one', () => {
    const one = page()
    one.hear(homeOf('gridMember', 'dispatcher'), true)
    expect(one.data.duty?.chosen).toBe('gridMember')
    scrollTop = 300
    one.toPost(to('dispatcher'))
    expect([one.data.duty?.chosen, scrolledTo]).toEqual(['dispatcher', [0]])
    scrollTop = 40
    one.toPost(to('gridMember'))
    expect([one.data.duty?.chosen, scrolledTo]).toEqual(['gridMember', [0, 300]])
    // The one that stands there already moves nothing.
    one.toPost(to('gridMember'))
    expect(scrolledTo).toEqual([0, 300])
    one.toPost(to('dispatcher'))
    const next = page()
    next.hear(homeOf('gridMember', 'dispatcher'), true)
    expect(next.data.duty?.chosen).toBe('dispatcher')
  })

  it('one that ended meanwhile is said once, by the cloud’s word alone, and the other one stands there', () => {
    const one = page()
    one.hear(homeOf('gridMember', 'dispatcher'), true)
    one.toPost(to('dispatcher'))
    one.hear(homeOf('gridMember'), false)
    expect(one.data.ended).toBe('')
    one.hear(homeOf('gridMember'), true)
    expect([one.data.ended, one.data.duty?.chosen]).toEqual(['您任派单员的时候到了，辛苦了。', 'gridMember'])
    one.leaveEnded()
    one.hear(homeOf('gridMember'), true)
    expect(one.data.ended).toBe('')
  })

  it('the last one that ended leaves the page of a villager, and a word', () => {
    const one = page()
    one.hear(homeOf('dispatcher', 'gridMember'), true)
    one.toPost(to('gridMember'))
    one.hear(homeOf(), true)
    expect([one.data.duty, one.data.ended]).toEqual([
      null,
      '您任网格员的时候到了，手上的单转给同事接着办。辛苦了。',
    ])
  })
})
