/** Shapes shared by the routes. Strict everywhere: an unknown field is refused, never ignored. */
import * as z from 'zod'
import { CATEGORIES, MATTERS, OUTCOMES, SOURCES } from '../../miniprogram/core/ticket/types'

/** Ids are ours: letters, digits, `_ : -`; nothing with an operator, a dot or a `$` passes. */
export const id = z.string().regex(/^[A-Za-z0-9_:-]{1,80}$/)
/** The tap's key, made once by the phone. */
export const key = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u2028\u2029]/
const tooLong = (max: number) => `太长了，最多 ${max} 个字。`
/** Text a person typed, counted in characters as a person counts them. */
export const text = (max: number) =>
  z
    .string()
    .max(max * 2, tooLong(max))
    .transform(s => s.trim())
    .refine(s => [...s].length <= max, tooLong(max))
    .refine(s => !CONTROL.test(s), '里有存不了的符号，请删掉再交。')
export const words = (max: number) => text(max).refine(s => s.length > 0, '还没写，请写一句。')
/** Eight digits: a card's code, a slip's. */
export const code = z.string().regex(/^\d{8}$/)
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
export const month = z.string().regex(/^\d{4}-\d{2}$/)
export const ms = z.int().min(0).max(4_102_444_800_000)
export const score = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
export const track = z.union([z.literal(1), z.literal(2), z.literal(3)])
export const category = z.enum(CATEGORIES)
export const matter = z.enum(MATTERS)
export const outcome = z.enum(OUTCOMES)
export const source = z.enum(SOURCES)
export const attachment = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/),
  kind: z.enum(['photo', 'voice']),
  seconds: z.int().min(1).max(60).optional(),
})
export const attachments = z
  .array(attachment)
  .max(10)
  .refine(
    a => a.filter(x => x.kind === 'photo').length <= 9 && a.filter(x => x.kind === 'voice').length <= 1,
    '最多九张照片、一段语音。',
  )
/** Keyset cursor handed back by the route itself. */
export const cursor = z
  .string()
  .regex(/^[A-Za-z0-9_:.-]{1,120}$/)
  .optional()
