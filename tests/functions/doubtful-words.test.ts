/**
 * Who looks at what the checker could not judge: each verb of the table of doors, pressed with such words through the
 * functions, against the table that was written by hand (core/ticket/golden/typed.md).
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Field } from '../../miniprogram/core/process/fields'
import { tablesOf } from '../../miniprogram/core/ticket/golden/tables.testing'
import type { PersonVerb } from '../../miniprogram/core/ticket/lifecycle'
import { VERB_FILES } from '../../miniprogram/core/ticket/verbs'
import { county, openRoutes, table } from './routes'
import type { Key } from './seeded'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 240_000 })
// A word of which the local checker is not sure.
const UNSURE = '待审测试'
beforeAll(() => openRoutes())
afterAll(() => county.close())

/** The texts of a verb that are checked and can be erased: an office's name stays in the event. */
const textsOf = (verb: PersonVerb): string[] =>
  Object.entries<Field>(VERB_FILES[verb].input)
    .filter(([, field]) => field.type === 'text' && field.moderated && !field.onRecord)
    .map(([name]) => name)

/** The verb's first right question of the doors, with every text of it unsure. */
async function press(verb: PersonVerb, more: object = {}): Promise<void> {
  const door = table.find(({ route, may }) => route === `ticket.${verb}` && may.length > 0)
  if (!door) throw new Error(`tests/functions/routes.ts has no row of ticket.${verb} that somebody may press`)
  const ask = door.ask() as { input: object }
  const unsure = Object.fromEntries(textsOf(verb).map(name => [name, UNSURE]))
  await county.ok(door.may[0] as Key, door.route, {
    ...ask,
    input: { ...ask.input, ...unsure, ...more },
  } as never)
}

/** Which of them finds it among what waits to be looked at. */
async function lookers(): Promise<Record<'desk' | 'town' | 'others', boolean>> {
  const looks = async (who: Key): Promise<boolean> => {
    const reply = await county.as(who, 'desk.reviews', {})
    return reply.ok && reply.data.items.some(one => one.text?.includes(UNSURE) === true)
  }
  // 何 has the village's desk, 赵 the town's, which is above it; 杨 judges, 李 works, 徐 has the desk next door.
  const [desk, town, ...others] = await Promise.all((['he', 'zhao', 'yang', 'li', 'xu'] as const).map(looks))
  return { desk: desk === true, town: town === true, others: others.some(Boolean) }
}

describe('words the checker cannot judge', () => {
  const rows = tablesOf('typed.md')
    .flatMap(({ name, rows }) => (name === 'typed' ? rows : []))
    .filter(([, checked]) => checked !== '')

  it.each(rows)('of %s (%s) are looked at by the %s', async (verb, _, who) => {
    const back = county.remember()
    await press(verb as PersonVerb)
    const found = await lookers()
    back()
    expect(found).toEqual({ desk: who === 'desk', town: true, others: false })
  })
  it('of a complaint about staff are looked at by the town alone', async () => {
    const back = county.remember()
    await press('submit', { aboutStaff: true })
    const found = await lookers()
    back()
    expect(found).toEqual({ desk: false, town: true, others: false })
  })
})
