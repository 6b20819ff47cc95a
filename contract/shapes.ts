/** Shapes shared by the routes. Strict everywhere: an unknown field is refused, never ignored. */
import { countInChinese } from '../miniprogram/core/clock/in-chinese'
import * as z from 'zod'
import { holdsIdentityNumber } from '../miniprogram/core/people/identity'
import { POST_ROLES } from '../miniprogram/core/people/role'
import { clean, fold, isBlank } from '../miniprogram/core/text/fold'
import { LIMITS } from '../miniprogram/core/limits'
import { CATEGORIES } from '../miniprogram/core/ticket/types'
import { PHONE_OR_EMPTY } from '../miniprogram/core/labels'

/** Ids are ours: letters, digits, `_ : -`; nothing with an operator, a dot or a `$` passes. */
export const id = z.string().regex(/^[A-Za-z0-9_:-]{1,80}$/)
/** The tap's key, made once by the phone. */
export const key = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)
/** The keys the same form had before it was edited, newest last. */
export const instead = z.array(key).min(1).max(20).optional()
const tooLong = (max: number) => `太长了，最多 ${max} 个字。`

/**
 * Whether a typed text goes past WeChat's content check. Everything that somebody else may read does; what does not
 * says why. There is no default: a new field has to decide.
 */
export type Moderation = 'moderated' | { unmoderated: string }
const moderations = new WeakMap<z.ZodType, Moderation>()
/** The decision of a schema made by `text` or `words`; null for anything else. */
export const moderationOf = (schema: z.ZodType): Moderation | null => moderations.get(schema) ?? null

interface More {
  /** May not be empty, nor made of signs that nobody sees. */
  required?: true
  /** Kept with the event for good, unlike words (docs/adr/0022): neither a mobile nor an identity number may get in. */
  noPhone?: true
}
/** Text a person typed, counted in characters as a person counts them, and stored as `clean` leaves it. */
export function text(max: number, moderation: Moderation, { required, noPhone }: More = {}) {
  const shape = z
    .string()
    .max(max * 2, tooLong(max))
    .transform(clean)
    .refine(s => [...s].length <= max, tooLong(max))
    .refine(s => !required || !isBlank(s), '还没写，请写一句。')
    .refine(s => !noPhone || !MOBILE.test(fold(s)), '里不要写电话号码。')
    .refine(s => !noPhone || !holdsIdentityNumber(s), '里不要写身份证号。')
  moderations.set(shape, moderation)
  return shape
}
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/
export const words = (max: number, moderation: Moderation) => text(max, moderation, { required: true })
/** What the county administrator enters; no phone is there whose openid the check could ask. */
export const COUNTY: Moderation = { unmoderated: 'entered by the county administrator, without an openid' }
/** In which of one's posts one asks: what only another of them lets one see is left out. */
export const inWhichPost = z.enum(POST_ROLES).optional()
/** Eight digits: a card's code, a slip's. */
export const code = z.string().regex(/^\d{8}$/)
export const mobile = z.string().regex(/^1\d{10}$/, PHONE_OR_EMPTY)
/** 128 bits in hex: what the QR code of the shop carries. */
export const token = z.string().regex(/^[0-9a-f]{32}$/)
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
export const month = z.string().regex(/^\d{4}-\d{2}$/)
export const ms = z.int().min(0).max(4_102_444_800_000)
export const track = z.union([z.literal(1), z.literal(2), z.literal(3)])
export const category = z.enum(CATEGORIES)
const attachment = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/),
  kind: z.enum(['photo', 'voice']),
  seconds: z.int().min(1).max(LIMITS.voiceSeconds).optional(),
})
/** Some of them say that the person concerned agrees. */
const attachmentOrConsent = attachment.extend({ consent: z.literal(true).optional() })
type Attached = z.output<typeof attachmentOrConsent>
interface Most {
  photos: number
  voiceSeconds: number
}
const voicesOf = ({ voiceSeconds }: Most): number => (voiceSeconds > 0 ? 1 : 0)
const fits = (some: readonly Attached[], most: Most): boolean =>
  some.filter(({ kind }) => kind === 'photo').length <= most.photos &&
  some.filter(({ kind }) => kind === 'voice').length <= voicesOf(most)
const mostWords = (most: Most): string =>
  `最多${countInChinese(most.photos)}张照片${voicesOf(most) > 0 ? `、${countInChinese(voicesOf(most))}段语音` : ''}。`
/** Photos and one voice note, as many as a verb takes; where it asks for consent, one of each more for that. */
export const attachmentsOf = ({ consent, ...own }: Most & { consent?: true }) => {
  return consent
    ? z
        .array(attachmentOrConsent)
        .max(own.photos + voicesOf(own) + 2)
        .refine(
          all =>
            fits(
              all.filter(one => !one.consent),
              own,
            ),
          mostWords(own),
        )
        .refine(
          all =>
            fits(
              all.filter(one => one.consent),
              { photos: 1, voiceSeconds: 1 },
            ),
          '同意的凭据，最多一张照片、一段录音。',
        )
    : z
        .array(attachment)
        .max(own.photos + voicesOf(own))
        .refine(all => fits(all, own), mostWords(own))
}
const handles = new WeakSet<z.ZodType>()
/** Whether a field holds an id that was hidden for this very viewer: it is opened before anything else reads it. */
export const isHandle = (schema: z.ZodType): boolean => handles.has(schema)
/** What an earlier answer handed out to this account, sent back as it came (docs/adr/0090). */
export const handle = z.string().regex(/^[A-Za-z0-9_:.-]{1,320}$/)
handles.add(handle)
/** Keyset cursor handed back by the route itself; it may hold an id, so it travels hidden. */
export const cursor = handle.optional()
