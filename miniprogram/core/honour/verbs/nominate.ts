import { dayKey } from '../../clock/shanghai'
import { ownHouseholds } from '../../people/impartial'
import { LONG } from '../../lasts'
import { NOTHING_COUNTED, timesLeft } from '../../points/often'
import { choice, ref, text } from '../../process/fields'
import { refuse } from '../../refusal'
import { answerDue } from '../days'
import { opening } from '../kit'
import { LIMITS } from '../../limits'
import { NOMINATIONS } from '../limits'
import { HONOURS, type HonourKind } from '../record'
import { CHANGED, toHousehold } from '../telling'
import { HONOUR_LABELS, termOf } from '../labels'

/** What each is given for. */
const FOR_WHAT: Record<HonourKind, string> = {
  filial: '孝敬老人、疼爱孩子，左邻右舍看得见的。',
  enterprise: '凭本事把日子过红火，还肯带着大伙一起干的。',
  customs: '红事白事从简，不比排场、不收高礼的。',
  learning: '肯供孩子读书，家里爱学习、有文化的。',
  helpful: '村里的事、邻居的事，肯出力、肯帮忙的。',
  starred: '样样都过得去，一个季度评一回。',
  goodInLaw: '待公婆如爹娘，家里家外操持得好的。',
}

/** Anyone of the village puts a household of the village forward; the household is asked next. */
export const nominate = opening('Nominated')({
  label: '推荐',
  pace: 'rarely',
  way: {
    page: '/honour/nominate/nominate',
    asks: {
      note: `先问这户愿不愿意。点了头公示${LONG.notice}，监委会再评。您的名字不写出来。`,
      yes: '交上去',
    },
  },
  needs: ['household', 'nominations'],
  by: ['villager'],
  input: {
    kind: choice({
      label: '评什么',
      of: HONOURS,
      labels: HONOUR_LABELS,
      means: FOR_WHAT,
      required: 'BAD_INPUT',
    }),
    householdId: ref({ label: '是哪一家', to: 'household', required: 'BAD_INPUT' }),
    text: text({
      label: '为什么推荐',
      hint: '做了什么，大伙怎么看见的',
      max: LIMITS.deed,
      moderated: true,
      required: 'NEEDS_WORDS',
    }),
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
  evolve: (_, { id, at, by, answerDueAt, ...nominated }) => ({
    stage: { state: 'nominated', answerDueAt },
    record: {
      v: 1,
      villageId: nominated.villageId,
      path: nominated.path,
      kind: nominated.kind,
      term: nominated.term,
      householdId: nominated.householdId,
      householdTitle: nominated.householdTitle,
      nominatedBy: by,
      nominatorHouseholds: nominated.nominatorHouseholds,
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
