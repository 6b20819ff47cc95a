/** The schema of a verb's input, made from the fields that its file lists. */
import * as z from 'zod'
import {
  isAlwaysSent,
  type AlwaysThere,
  type Field,
  type Fields,
  type ValueOf,
} from '../miniprogram/core/process/fields'
import { attachmentsOf, code, day, handle, id, text } from './shapes'

export type Shape<F extends Fields> = {
  [K in keyof F]: K extends AlwaysThere<F>
    ? z.ZodType<ValueOf<F[K]>, ValueOf<F[K]>>
    : z.ZodOptional<z.ZodType<ValueOf<F[K]>, ValueOf<F[K]>>>
}
type SchemaOf<F extends Fields> = z.ZodObject<Shape<F>, z.core.$strict>

/** Strict: a field that the verb does not list is refused. */
export const schemaOf = <F extends Fields>(fields: F): SchemaOf<F> =>
  // Each field's schema takes what `ValueOf` says; zod cannot see that from an object made in a loop.
  z.strictObject(
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, whole(field)])),
  ) as unknown as SchemaOf<F>

const whole = (field: Field): z.ZodType => (isAlwaysSent(field) ? one(field) : one(field).optional())

function one(field: Field): z.ZodType {
  switch (field.type) {
    case 'text':
      return text(field.max, field.moderated ? 'moderated' : { unmoderated: 'the verb says so' }, {
        ...(field.required ? { required: true as const } : {}),
        ...(field.onRecord ? { noPhone: true as const } : {}),
      })
    case 'day':
      return day
    case 'code':
      return code
    case 'choice':
      return z.literal([...field.of])
    case 'score':
      return z.literal(Array.from({ length: field.max }, (_, at) => at + 1))
    case 'whole':
      return z
        .int()
        .min(field.min)
        .max(field.max ?? Number.MAX_SAFE_INTEGER)
    case 'ref':
      return field.hidden ? handle : id
    case 'refs':
      return z.array(id).min(1).max(field.most)
    case 'flag':
      if (field.answer === 'yes') return z.literal(true)
      return field.answer === 'unsure' ? z.boolean().nullable() : z.boolean()
    case 'files':
      return attachmentsOf(field)
  }
}
