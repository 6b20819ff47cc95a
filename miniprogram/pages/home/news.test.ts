import { describe, expect, it } from 'vitest'
import type { Badge } from '../../../contract/person/home'
import { inParts, newsView } from './news'

const badges = (n: number, todo = false): Badge[] =>
  Array.from({ length: n }, (_, i) => ({
    id: `b${i}`,
    about: { kind: 'ticket', id: 't' },
    at: 0,
    message: '',
    page: '/x',
    todo,
  }))

describe('the news on the home page', () => {
  it.each([
    [3, false, false, 3, ''],
    [4, false, false, 3, '还有 1 条，点开看'],
    [20, true, false, 3, '还有 17 条以上，点开看'],
    [20, true, true, 20, '还有，再看 20 条'],
    [45, false, true, 45, ''],
    [2, true, false, 2, '还有，再看 20 条'],
    [0, false, false, 0, ''],
  ])('%i of it, more in the cloud: %s, unfolded: %s', (n, goesOn, unfolded, shown, moreNews) => {
    const view = newsView(badges(n), goesOn, unfolded)
    expect([view.badges.length, view.moreNews]).toEqual([shown, moreNews])
  })
  it('is cleared by a button only where something waits for nobody', () => {
    expect(newsView([...badges(3, true), ...badges(1)], false, false).mayClear).toBe(false)
    expect(newsView([...badges(3, true), ...badges(1)], false, true).mayClear).toBe(true)
  })
  it('is marked as read in parts of fifty', () => {
    expect(inParts(badges(120).map(one => one.id)).map(part => part.length)).toEqual([50, 50, 20])
    expect(inParts([])).toEqual([])
  })
})
