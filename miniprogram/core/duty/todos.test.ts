import { describe, expect, it } from 'vitest'
import { IS_TODO as OF_DEEDS } from '../deed/until'
import { IS_TODO as OF_FEEDBACK } from '../feedback/until'
import { IS_TODO as OF_HONOURS } from '../honour/until'
import { DUTIES, type CellId } from './cells'
import { TODOS } from './todos'

const LIT = Object.values(DUTIES).flatMap(
  duty => duty?.cells.filter(({ lights }) => lights).map(({ id }) => id) ?? [],
)
const rows = Object.entries(TODOS).flatMap(([kind, untils]) =>
  Object.entries(untils).map(([until, at]) => [kind, until, at as readonly CellId[] | 'own' | null] as const),
)

describe('what somebody was told to do', () => {
  it.each(rows.filter(([, , at]) => Array.isArray(at)))(
    'in office, of %s %s, lights the dot under each of its numbers',
    (_, __, at) => {
      expect((at as readonly CellId[]).filter(id => !LIT.includes(id))).toEqual([])
    },
  )
  it('is what the processes say it is', () => {
    const isTodo = (untils: object) =>
      Object.fromEntries(Object.entries(untils).map(([until, at]) => [until, at !== null]))
    expect(isTodo(TODOS.deed)).toEqual(OF_DEEDS)
    expect(isTodo(TODOS.honour)).toEqual(OF_HONOURS)
    expect(isTodo(TODOS.feedback)).toEqual(OF_FEEDBACK)
  })
  it('never is a rating that was given, points or what only wants to be read', () => {
    expect(rows.filter(([, , at]) => at === null).map(([kind, until]) => `${kind} ${until}`)).toEqual([
      'ticket promiseStands',
      'ticket declined',
      'ticket running',
      'ticket merged',
      'ticket published',
      'ticket always',
      'honour always',
      'deed always',
      'feedback always',
      'redemption always',
    ])
  })
})

describe('the numbers of a post', () => {
  it('open a page in that post alone', () => {
    for (const [role, duty] of Object.entries(DUTIES))
      for (const { id, page } of duty?.cells ?? [])
        expect([id, page]).toEqual([id, expect.stringMatching(new RegExp(`[?&]as=${role}$`))])
  })
  it('stand there once', () => {
    for (const duty of Object.values(DUTIES)) {
      const ids = duty?.cells.map(({ id }) => id) ?? []
      expect(new Set(ids).size).toBe(ids.length)
    }
  })
})
