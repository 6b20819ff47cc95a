/** Lines of a history: which steps stand there, in which order, and when somebody is named. */
import { describe, expect, it } from 'vitest'
import { historyOf, type Showing } from './history'

const step = (rev: number, by: string, byName: string | null = null) => ({ rev, at: rev * 10, by, byName })
const read = (shows: Showing, text = '做了') =>
  historyOf(
    [step(1, 'chen'), step(3, 'li', '李春兰'), step(2, 'clock')],
    'chen',
    () => shows,
    () => text,
  )

describe('a history', () => {
  it('is read from the newest back; the reader, and who acted in office, are named where it is shown', () => {
    expect(read('named')).toEqual([
      { rev: 3, at: 30, who: '李春兰', text: '做了' },
      { rev: 2, at: 20, who: null, text: '做了' },
      { rev: 1, at: 10, who: '您', text: '做了' },
    ])
    expect(read('line').map(({ who }) => who)).toEqual([null, null, null])
  })
  it('has no line of what is not shown, nor of a step without words', () => {
    expect(read('nothing')).toEqual([])
    expect(read('named', '')).toEqual([])
  })
})
