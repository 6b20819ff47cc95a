import { LIMITS } from '../../limits'
import { ownHouseholds } from '../../people/impartial'
import { doneWith } from '../../points/says'
import { files, ref, refs, text, whole, day } from '../../process/fields'
import { refuse } from '../../refusal'
import { askAgainFrom, REPORT_WITHIN_DAYS, townFrom } from '../days'
import { opening } from '../kit'
import { commonPath, whyNotReported } from '../reporting'
import { CHANGED, toVouchers } from '../telling'

/** Most that any line of the rules takes at once. */
const MOST_UNITS = 100

/** A good deed is reported: by a household for itself, by a grid member for one without a phone or for a whole group. */
export const apply = opening('Reported')({
  label: '报一件好事',
  pace: 'newMatter',
  way: { page: '/points/apply/apply' },
  needs: ['no', 'whose', 'line'],
  by: ['reporter'],
  input: {
    itemId: ref({ label: '哪一条', to: 'item', required: 'BAD_INPUT' }),
    quantity: whole({ label: '几个', min: 1, max: MOST_UNITS, required: 'BAD_INPUT' }),
    day: day({
      label: '哪天做的',
      from: { days: -REPORT_WITHIN_DAYS, after: 'today' },
      to: { days: 0, after: 'today' },
      early: 'DAY_TOO_OLD',
      late: 'DAY_NOT_YET',
      required: 'BAD_INPUT',
    }),
    text: text({ label: '做了什么', max: LIMITS.deed, moderated: true }),
    attachments: files({ label: '照片', photos: LIMITS.photos, voiceSeconds: 0 }),
    households: refs({ label: '哪几家', to: 'household', most: LIMITS.group }),
    consentWords: text({
      label: '怎么同意的',
      max: LIMITS.consent,
      moderated: true,
      keptAs: 'consent',
    }),
  },
  decide(_, input, { actor, now, facts }) {
    if (actor === 'clock') return refuse('NOT_ALLOWED')
    const { no, whose, line, steps, tally } = facts
    if (line.item === null) return refuse('NO_SUCH_ITEM', {}, 'itemId')
    const { item, rulesVersion } = line
    const not = whyNotReported(input, item, { actor, now, whose, steps, tally })
    if (not) return not
    const path = commonPath(whose.map(one => one.path))
    const [, , villageId] = path
    if (villageId === undefined) return refuse('BAD_INPUT', {}, 'households')
    return {
      no,
      villageId,
      path,
      reporterHousehold: actor.householdId,
      reporterHouseholds: ownHouseholds(actor, now),
      households: whose.map(({ id, title }) => ({ id, title })),
      group: whose.length > 1,
      item,
      rulesVersion,
      quantity: input.quantity,
      // Each household gets what the line is worth.
      points: item.points * input.quantity,
      day: input.day,
      askAgainAt: askAgainFrom(now),
      townFrom: townFrom(now),
    }
  },
  evolve: (_, { id, at, by, byName, askAgainAt, townFrom: town, ...told }) => ({
    stage: { state: 'waiting', askAgainAt, townFrom: town },
    record: {
      v: 1,
      no: told.no,
      villageId: told.villageId,
      path: told.path,
      reportedBy: by,
      reporterName: byName,
      reporterHousehold: told.reporterHousehold,
      reporterHouseholds: told.reporterHouseholds,
      reportedAt: at,
      wordsId: id,
      households: told.households,
      group: told.group,
      item: told.item,
      rulesVersion: told.rulesVersion,
      quantity: told.quantity,
      points: told.points,
      day: told.day,
      confirmed: null,
      refused: null,
      noticeUntil: null,
      objections: [],
      aside: [],
      results: {},
    },
  }),
  message: ({ no, points }) => `报上去了，编号 ${no}，等人${doneWith(points).vouch}。`,
  words: { text: 'reporter', reviewedBy: 'desk' },
  phrase: CHANGED,
  tells: [toVouchers()],
  timeline: '报上来了',
})
