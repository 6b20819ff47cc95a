/** Photos and voice notes: a path to upload one to, then it is looked at. */
import * as z from 'zod'
import { LIMITS } from '../../miniprogram/core/limits'
import { id, key } from '../shapes'

export const fileWrites = {
  'file.issue': z.strictObject({
    kind: z.enum(['photo', 'voice']),
    extension: z.enum(['jpg', 'png', 'mp3', 'aac', 'webm', 'wav']),
    bytes: z
      .int()
      .min(1)
      .max(LIMITS.photoMegabytes * 1_000_000),
    key,
  }),
  'file.done': z.strictObject({ id }),
} as const

interface UploadPass {
  id: string
  cloudPath: string
  until: number
}

export interface FileReplies {
  'file.issue': UploadPass
  'file.done': { id: string; state: 'pass' | 'pending' | 'review' | 'refused' }
}
