import { LONG } from '../../lasts'
import { flag, text } from '../../process/fields'
import { refuse } from '../../refusal'
import { isBlank } from '../../text/fold'
import { noticeFrom } from '../days'
import { verb } from '../kit'
import { LIMITS } from '../../limits'
import { CHANGED, toHousehold } from '../telling'

/**
 * The household says yes or no, and may take it back as long as there is something to take back. For one without a phone
 * its grid member writes down how it agreed, unless they put it forward themselves.
 */
export const consent = verb('Consented')({
  label: '愿不愿意',
  pace: 'anyTime',
  way: { page: '/honour/open/open' },
  by: {
    nominated: ['household', 'gridMember'],
    notice: ['household'],
    deciding: ['household'],
    awarded: ['household'],
  },
  to: ['notice', 'declined', 'same'],
  input: {
    consent: flag({ label: '愿不愿意', labels: { yes: '愿意', no: '不愿意' } }),
    words: text({ label: '怎么说的', max: LIMITS.consent, moderated: true, keptAs: 'consent' }),
  },
  decide(honour, { consent: yes, words = '' }, { actor, now }) {
    const own = actor !== 'clock' && actor.householdId === honour.householdId
    const asked = honour.stage.state === 'nominated'
    if (asked && !own && isBlank(words)) return refuse('NEEDS_CONSENT', {}, 'words')
    if (!asked && honour.consent?.given === yes) return refuse('NOT_NOW')
    return { consent: yes, own, noticeUntil: asked && yes ? noticeFrom(now) : null }
  },
  evolve({ stage, noticeUntil: before }, { consent: given, by, at, noticeUntil }) {
    const record = { consent: { given, by, at }, noticeUntil: noticeUntil ?? before }
    if (stage.state === 'awarded') return { stage: { ...stage, shown: given }, record }
    return noticeUntil === null
      ? { stage: { state: 'declined', decidedAt: at }, record }
      : { stage: { state: 'notice', noticeUntil }, record }
  },
  message: ({ consent: answered, stage }) =>
    answered?.given !== true
      ? '好，不评也不晒。'
      : stage.state === 'awarded'
        ? '记下了，晒出来了。'
        : `记下了，公示${LONG.notice}，再由监委会来评。`,
  words: { text: 'office', reviewedBy: 'town' },
  phrase: CHANGED,
  tells: [
    toHousehold(
      kind => `您家评${kind}，记下了您家同意，公示${LONG.notice}。不同意随时能收回。`,
      'always',
      ({ after }) => after.stage.state === 'notice',
    ),
  ],
  timeline: ({ consent: yes }) => (yes ? '这户点了头' : '这户没同意'),
})
