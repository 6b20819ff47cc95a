import { dayKey } from '../../clock/shanghai'
import { ownHouseholds } from '../../people/impartial'
import { NOTHING_COUNTED, timesLeft } from '../../points/often'
import { choice, ref, text } from '../../process/fields'
import { refuse } from '../../refusal'
import { answerDue } from '../days'
import { opening } from '../kit'
import { LIMITS } from '../../limits'
import { NOMINATIONS } from '../limits'
import { HONOURS } from '../record'
import { CHANGED, toHousehold } from '../telling'
import { HONOUR_WORDS, termOf } from '../words'

/** Anyone of the village puts a household of the village forward; the household is asked next. */
export const nominate = opening('Nominated')({
  label: '推荐',
  pace: 'rarely',
  way: { page: '/honour/nominate/nominate' },
  needs: ['household', 'nominations'],
  by: ['villager'],
  input: {
    kind: choice({ label: '评什么', of: HONOURS, labels: HONOUR_WORDS, required: 'BAD_INPUT' }),
    householdId: ref({ label: '推荐哪家', to: 'household', required: 'BAD_INPUT' }),
    text: text({ label: '好在哪儿', max: LIMITS.deed, moderated: true, required: 'NEEDS_WORDS' }),
  },
  decide(_, { kind }, { actor, now, facts: { household, nominations } }) {
    if (actor === 'clock') return refuse('NOT_ALLOWED')
    if (timesLeft(nominations ?? NOTHING_COUNTED, NOMINATIONS, dayKey(now)) === 0)
      return refuse('NOMINATIONS', { n: NOMINATIONS.times })
    return {
      villageId: household.villageId,
      path: household.path,
      kind,
      term: termOf(kind, now),
      householdId: household.id,
      householdTitle: household.title,
      nominatorHouseholds: ownHouseholds(actor, now),
      answerDueAt: answerDue(now),
    }
  },
  evolve: (_, { id, at, by, answerDueAt, ...commitment }) => ({
    stage: { state: 'nominated', answerDueAt },
    record: {
      v: 1,
      villageId: commitment.villageId,
      path: commitment.path,
      kind: commitment.kind,
      term: commitment.term,
      householdId: commitment.householdId,
      householdTitle: commitment.householdTitle,
      nominatedBy: by,
      nominatorHouseholds: commitment.nominatorHouseholds,
      nominatedAt: at,
      wordsId: id,
      consent: null,
      noticeUntil: null,
      objections: [],
      votes: [],
      aside: [],
    },
  }),
  message: '推荐交上去了，先问这户人家愿不愿意。',
  words: { text: 'writer', reviewedBy: 'desk' },
  phrase: CHANGED,
  tells: [toHousehold(kind => `有人推荐您家评${kind}，愿不愿意，点开说一声。`, 'asked')],
  timeline: '推荐',
})
