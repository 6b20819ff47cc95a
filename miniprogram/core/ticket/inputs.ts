/** Fields that several verbs ask for. */
import { files, text } from '../process/fields'
import { refuse, type Refusal } from '../refusal'
import { isBlank } from '../text/fold'
import { LIMITS } from '../limits'
import type { Attachment } from './types'

export const reason = text({
  label: '为什么',
  max: LIMITS.reason,
  moderated: true,
  required: 'NEEDS_REASON',
})
/** Where the clock presses the verb, too: it types nothing. */
export const peoplesReason = text({
  label: '为什么',
  max: LIMITS.reason,
  moderated: true,
  required: 'NEEDS_REASON',
  unlessClock: true,
})
/** Photos and a voice note. */
export const attachments = files({
  label: '照片和语音',
  photos: LIMITS.photos,
  voiceSeconds: LIMITS.voiceSeconds,
})

/** The same, and how the person concerned agreed to it. */
export const attachmentsAgreed = files({
  label: '照片和语音',
  photos: LIMITS.photos,
  voiceSeconds: LIMITS.voiceSeconds,
  consent: true,
})

/** Something written, spoken or photographed, or a refusal. */
export const needContent = (typed: string | undefined, attached: readonly Attachment[]): Refusal | null =>
  (typed !== undefined && !isBlank(typed)) || attached.length > 0 ? null : refuse('NEEDS_WORDS', {}, 'text')

export const maybeReason = text({ label: '为什么', max: LIMITS.reason, moderated: true })
