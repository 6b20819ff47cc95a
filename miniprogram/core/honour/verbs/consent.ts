import { LONG } from '../../lasts'
import { flag, text } from '../../process/fields'
import { refuse } from '../../refusal'
import { isBlank } from '../../text/fold'
import { noticeFrom } from '../days'
import { verb } from '../kit'
import { LIMITS } from '../../limits'
import { CHANGED, toHousehold } from '../telling'

const ENDS = '这一轮就到这里，不公示，也不评。'

/**
 * The household says yes or no, and may take it back as long as there is something to take back. For one without a phone
 * its grid member writes down how it agreed, unless they put it forward themselves.
 */
export const consent = verb('Consented')({
  label: '愿不愿意',
  pace: 'anyTime',
  way: {
    buttons: {
      yes: { says: { consent: true } },
      no: {
        says: { consent: false },
        dialog: { title: '不愿意评吗', words: ENDS, yes: '不愿意', no: '再想想' },
      },
      takeBack: {
        says: { consent: false },
        dialog: { title: '不评了吗', words: '这一轮就到这里，公示也撤下来。', yes: '不评了', no: '接着评' },
      },
      // Taken down from the wall it can be shown again with one tap.
      hide: { says: { consent: false } },
      show: { says: { consent: true } },
      // For a household without a phone it is written down how it answered.
      agreed: {
        says: { consent: true },
        sheet: {
          title: '这户愿意',
          note: '当面问过、电话里问过，才替他们点。写的话跟这件事一起留着。',
          yes: '记下，愿意',
          needs: ['words'],
        },
      },
      declined: {
        says: { consent: false },
        sheet: { title: '这户不愿意', note: ENDS, yes: '记下，不愿意', needs: ['words'] },
      },
    },
  },
  by: {
    nominated: ['household', 'gridMember'],
    notice: ['household'],
    deciding: ['household'],
    awarded: ['household'],
  },
  to: ['notice', 'declined', 'same'],
  input: {
    consent: flag({ label: '愿不愿意', labels: { yes: '愿意', no: '不愿意' } }),
    words: text({
      label: '怎么说的',
      hint: '比如：上门问的，问了本人',
      openers: ['上门问的，', '电话里问的，'],
      max: LIMITS.consent,
      moderated: true,
      keptAs: 'consent',
    }),
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
