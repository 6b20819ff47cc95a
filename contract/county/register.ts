/** What an office writes of people, as its own files hold it. */
import * as z from 'zod'

/** A line of an office's own register, as its files hold it. */
export const REGISTER = { unmoderated: 'a line of the office’s own register, as in its files' }
export const phone = z.string().regex(/^1\d{10}$/, '要写 11 位手机号。')
