import type { About } from './about'
import type { careReads, careWrites } from '../person/care'

const LOOKS_AFTER = 'grid member or deputy of that very grid, while in post'
/** What the schemas of visits and tags cannot say. */
export const ABOUT_CARE: Record<keyof typeof careReads | keyof typeof careWrites, About> = {
  'me.care': {
    who: 'signed in',
    what: 'What I agreed to have written down, who reads it, and when somebody came to my door',
    answers: 'CareInfo',
  },
  'me.tag': {
    who: 'signed in, about oneself',
    what: 'Agrees to one of three tags for a year, or takes it back at once',
    answers: '{ message }',
  },
  'me.forgetVisit': {
    who: 'anyone of the household',
    what: 'That somebody came to my door is forgotten',
    answers: '{ message }',
  },
  'visit.list': {
    who: LOOKS_AFTER,
    what: 'My households, 60 at a time, those I was not at for longest first',
    answers: 'VisitList',
  },
  'visit.open': {
    who: LOOKS_AFTER,
    what: 'Who lives there, what they agreed to, the open orders that I brought in for them',
    answers: 'VisitHousehold',
  },
  'visit.note': {
    who: LOOKS_AFTER,
    what: 'Notes for oneself that one was there today, or that it was a mistake',
    answers: '{ message, last }',
  },
  'visit.forget': {
    who: 'a grid member',
    what: 'Forgets all of one’s own note of visits',
    answers: '{ message }',
  },
  'visit.tag': {
    who: `${LOOKS_AFTER}, never of one’s own family`,
    what: 'Writes down what somebody said they agree to, or take back; they are told',
    answers: '{ message }',
  },
  'visit.number': {
    who: `${LOOKS_AFTER}, never of one’s own family`,
    what: 'The listed number was compared with the person: it lets them in by themselves for a year from today',
    answers: '{ message }',
  },
  'visit.unmask': {
    who: LOOKS_AFTER,
    what: 'Name and number of somebody there, for a purpose that they read',
    answers: '{ name, phone }',
  },
}
