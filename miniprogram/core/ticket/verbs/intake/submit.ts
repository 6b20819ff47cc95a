import { latestText } from '../../../clock/shanghai'
import { flag, ref, text } from '../../../process/fields'
import { actorId } from '../../../process/kinds'
import { refuse } from '../../../refusal'
import { isBlank } from '../../../text/fold'
import { opening } from '../../kit'
import type { Ctx } from '../../kinds'
import { LIMITS } from '../../../limits'
import { attachmentsAgreed } from '../../inputs'
import { deskMustAct, toRequester } from '../../telling/tellings'
import { born, brought, draft, mayBring } from './brought'

/** A new order, by the person concerned or by staff for someone who agreed aloud. */
export const submit = opening('Submitted')({
  label: '点单',
  pace: 'newMatter',
  way: null,
  by: ['villager', 'gridMember', 'dispatcher'],
  input: {
    ...draft,
    attachments: attachmentsAgreed,
    onBehalfOf: ref({ label: '替谁点单', to: 'person', hidden: true }),
    consentWords: text({
      label: '怎么同意的',
      max: LIMITS.consent,
      moderated: true,
      keptAs: 'consent',
    }),
    showOnBoard: flag({ label: '晒不晒' }),
    danger: flag({ label: '现在有人会受伤', answer: 'yes' }),
    onlyHandlers: flag({ label: '只给经办人看', answer: 'yes' }),
  },
  decide(_, input, ctx) {
    const self = actorId(ctx)
    const helped = input.onBehalfOf !== self ? input.onBehalfOf : undefined
    const family = helped !== undefined && livesWith(ctx)
    const isOwn = helped === undefined || family
    const refusal = mayBring(ctx, isOwn ? ['villager'] : ['gridMember', 'dispatcher'])
    if (refusal) return refusal
    const agreed = input.attachments.some(one => one.consent)
    // Nobody agrees in writing to an order of their own.
    if (helped === undefined && agreed) return refuse('BAD_INPUT', {}, 'attachments')
    // Of one's own household nobody writes down a yes: the person hears at once, and may close it to the family.
    if (!isOwn && !agreed && isBlank(input.consentWords)) return refuse('NEEDS_CONSENT', {}, 'consentWords')
    // Danger never waits, whatever else was tapped.
    return brought({ ...input, urgent: input.urgent || input.danger === true }, ctx, {
      requesterId: helped ?? self,
      source: helped === undefined ? 'app' : 'onBehalf',
      sourceNo: null,
      // Whether it may hang on the wall says the person concerned, nobody for them.
      consent: input.showOnBoard && helped === undefined,
      ...(input.danger ? { danger: true } : {}),
      ...(family ? { family } : {}),
      // A complaint about staff has no readers to choose.
      ...(input.onlyHandlers && !input.aboutStaff ? { readers: 'handlers' } : {}),
    })
  },
  evolve: (_, happened) => born(happened),
  message: ticket =>
    ticket.stage.state === 'submitted'
      ? `交上去了，编号 ${ticket.no}，${latestText(ticket.stage.dispatchDueAt, ticket.at)}派给人。`
      : `这一单已经交过了，编号 ${ticket.no}。`,
  words: { text: 'person', reviewedBy: 'desk', known: 'everyone' },
  board: 'nothing',
  phrase: '待派单',
  tells: [
    deskMustAct('digest', '等着派，请看一看。'),
    toRequester('message', '是家里人替您点的，是您的单。不想让家里人看，点开选“只给经办的人”。', {
      when: ({ happened }) => happened.family === true,
    }),
  ],
  timeline: ({ source, family }) => (family ? '替着点了单' : source === 'onBehalf' ? '替人点了单' : '点了单'),
})

/** Whether the person concerned lives in the household of who types it, now. */
const livesWith = ({ actor, facts }: Ctx): boolean =>
  actor !== 'clock' && actor.householdId !== null && actor.householdId === facts.place?.householdId
