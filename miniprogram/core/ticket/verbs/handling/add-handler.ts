import { ref } from '../../../process/fields'
import { refuse } from '../../../refusal'
import { reason } from '../../inputs'
import { verb } from '../../kit'
import { withPerson } from '../../pieces/moves'
import { canHandle } from '../../sight/relations'
import { toPeople } from '../../telling/tellings'

/** The holder asks a colleague along. The promise stays the holder's. */
export const addHandler = verb('HandlerAdded')({
  label: '请人一起办',
  pace: 'usual',
  way: { sheet: { note: '两个人都能记进展；答应的日子还是您的', yes: '请来一起办' } },
  by: { claimed: ['holder'] },
  to: ['same'],
  most: 20,
  needs: ['people'],
  input: {
    person: ref({ label: '请谁', to: 'person', required: 'BAD_INPUT' }),
    reason: { ...reason, label: '请来做什么', hint: '比如：他会接电线' },
  },
  decide(ticket, { person }, { now, facts }) {
    const helper = facts.people.find(one => one.id === person)
    if (!helper || !canHandle(helper, ticket, now)) return refuse('NO_SUCH_PERSON', {}, 'person')
    const name = helper.staffName ?? ''
    if (ticket.recused.includes(person) || person === ticket.requesterId)
      return refuse('RECUSED', { who: name }, 'person')
    const { holder, coHandlers } = ticket.stage
    if (person === holder || coHandlers.includes(person)) return refuse('BAD_INPUT', {}, 'person')
    return { person, name }
  },
  evolve: ({ stage, handledBy }, { person }) => ({
    stage: { ...stage, coHandlers: withPerson(stage.coHandlers, person) },
    record: { handledBy: withPerson(handledBy, person) },
  }),
  message: '请到人了，两个人都能记进展。',
  words: { text: 'office', reviewedBy: 'desk', known: 'everyone' },
  board: 'nothing',
  phrase: '一起办',
  tells: [toPeople(({ happened }) => [happened.person], 'message', '请您一起办，点开看看。')],
  timeline: ({ name }) => (name ? `请${name}一起办` : '请了人一起办'),
})
