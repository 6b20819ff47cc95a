/** Which typed words the verbs give to the content check. What the contract makes of it: `contract/typed.test.ts`. */
import { expect, test } from 'vitest'
import type { Field } from '../../process/fields'
import { PERSON_VERBS, type PersonVerb } from '../lifecycle'
import { VERB_FILES } from '../verbs'
import { tablesOf } from './tables.testing'

const rows = tablesOf('typed.md')
  .filter(({ name }) => name === 'typed')
  .flatMap(table => table.rows)

test.each(rows)('%s: checked %s', (verb = '', checked = '') => {
  const fields = Object.entries<Field>(VERB_FILES[verb as PersonVerb].input)
  const given = fields.flatMap(([name, field]) => (field.type === 'text' && field.moderated ? [name] : []))
  expect(given.sort()).toEqual(checked.split(', ').filter(Boolean).sort())
})

test('a verb that has no row has nothing to type', () => {
  const without = PERSON_VERBS.filter(verb => !rows.some(([name]) => name === verb))
  expect(without).toEqual(['urge', 'agreeCancel', 'consent', 'setReaders'])
  for (const verb of without)
    expect(Object.values<Field>(VERB_FILES[verb].input).filter(({ type }) => type === 'text')).toEqual([])
})
