import { describe, expect, it } from 'vitest'
import { verbInputs } from '../../../../cloudfunctions/_contract/verbs'
import { BLANK, FORMS, inputOf, lacking, type Filled, type FormVerb } from './forms'

const full: Filled = {
  text: '后来又漏了',
  office: '供电所',
  choice: 'yes',
  outcome: 'done',
  person: 'p_wang',
  day: 20261126,
  hasFiles: false,
}
const verbs = Object.keys(FORMS) as FormVerb[]

describe('the sheet of a verb', () => {
  it.each(verbs)('%s sends what the contract takes, whichever way it is answered', verb => {
    const offered = FORMS[verb].choices?.items.map(({ value }) => value) ?? ['yes', 'no']
    for (const choice of offered) {
      const filled = { ...full, choice }
      const schema = verbInputs[verb]
      expect(lacking(FORMS[verb], filled)).toBe('')
      expect(schema.safeParse(inputOf(verb, filled, 3)).error?.message).toBeUndefined()
    }
  })

  it.each(verbs)('%s is sent empty only where nothing is needed', verb => {
    expect(lacking(FORMS[verb], BLANK) === '').toBe(verb === 'askCancel')
  })

  it('adds to an order by a photo alone', () => {
    expect(lacking(FORMS.amend, { ...BLANK, hasFiles: true })).toBe('')
    expect(verbInputs.amend.safeParse(inputOf('amend', BLANK, 1)).success).toBe(true)
  })

  it('asks a colleague along only by name', () => {
    expect(lacking(FORMS.addHandler, { ...full, person: '' })).toContain('请谁')
  })

  it('asks how it ended only when the other office took it', () => {
    expect(lacking(FORMS.answerReferral, { ...full, outcome: '' })).toContain('办成了没有')
    expect(lacking(FORMS.answerReferral, { ...full, outcome: '', choice: 'no' })).toBe('')
  })
})
