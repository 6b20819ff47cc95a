import { dateText } from '../../clock/shanghai'
import { LONG } from '../../lasts'
import { LIMITS } from '../../limits'
import { doneWith } from '../../points/says'
import { flag, text } from '../../process/fields'
import { refuse } from '../../refusal'
import { isBlank } from '../../text/fold'
import { noticeFrom } from '../days'
import { viewerOf, partial } from '../judging'
import { verb } from '../kit'
import { called, CHANGED, toParties } from '../telling'

/** Somebody whom it does not concern vouches for it, or says why not; three days on the notice begin. */
export const confirm = verb('Vouched')({
  label: '证实',
  pace: 'usual',
  way: {
    buttons: {
      confirm: {
        says: { agree: true },
        sheet: {
          title: '证实这件事',
          note: `证实以后公示${LONG.notice}，您的名字写在上面。`,
          yes: '我来证实',
          without: ['reason'],
        },
      },
      refuse: {
        says: { agree: false },
        sheet: {
          title: '不证实',
          note: '这一件就不往下走了。会告诉报的人，写一句为什么。',
          yes: '告诉报的人',
          needs: ['reason'],
        },
      },
    },
  },
  by: { waiting: ['voucher'] },
  to: ['confirmed', 'refused'],
  elsewhere(deed, ctx) {
    const viewer = viewerOf(ctx)
    const who = (deed.confirmed ?? deed.refused)?.byName
    return (
      (viewer && partial(deed, viewer)) ??
      (who && deed.stage.state !== 'withdrawn' ? refuse('CONFIRMED_ALREADY', { who }) : null)
    )
  },
  input: {
    agree: flag({ label: '证不证实', labels: { yes: '证实', no: '不证实' } }),
    reason: text({
      label: '为什么',
      hint: '比如：那天我在场，没看见人',
      max: LIMITS.reason,
      moderated: true,
      keptAs: 'text',
    }),
  },
  refuses(deed, ctx) {
    const viewer = viewerOf(ctx)
    return viewer ? partial(deed, viewer) : refuse('NOT_ALLOWED')
  },
  decide(_, { agree, reason = '' }, { now }) {
    if (!agree && isBlank(reason)) return refuse('NEEDS_REASON', {}, 'reason')
    // A word beside a yes would be read by nobody.
    if (agree && !isBlank(reason)) return refuse('BAD_INPUT', {}, 'reason')
    return { agree, noticeUntil: agree ? noticeFrom(now) : null }
  },
  evolve(_, { id, by, byName, at, noticeUntil }) {
    const who = { by, byName, at }
    return noticeUntil === null
      ? { stage: { state: 'refused' }, record: { refused: { ...who, eventId: id } } }
      : { stage: { state: 'confirmed', noticeUntil }, record: { confirmed: who, noticeUntil } }
  },
  message: ({ noticeUntil, points }) =>
    noticeUntil === null
      ? '记下了，报的人会看到为什么。'
      : `${doneWith(points).vouch}好了，公示到 ${dateText(noticeUntil)}。`,
  words: { text: 'office', reviewedBy: 'desk' },
  phrase: CHANGED,
  tells: [
    toParties(deed => {
      const { vouch, settle } = doneWith(deed.points)
      return deed.noticeUntil === null
        ? `${called(deed)}没有${vouch}，点开看看为什么。`
        : `${called(deed)}${vouch}了，公示到 ${dateText(deed.noticeUntil)}，没有意见就${settle}。`
    }),
  ],
  timeline: ({ agree }, { minus }) =>
    `${agree ? '' : '没有'}${minus ? '核实' : '证实'}${agree ? '了，开始公示' : ''}`,
})
