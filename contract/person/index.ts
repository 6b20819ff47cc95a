/** Everybody's own pages: the first page, joining, letters to the town, files, one's own data. */
import { careWrites, type CareReplies } from './care'
import { feedbackReads, feedbackWrites, type FeedbackReplies } from './feedback'
import { fileWrites, type FileReplies } from './files'
import { homeReads, homeWrites, type HomeReplies } from './home'
import { joinReads, joinWrites, type JoinReplies } from './joining'
import { ownReads, ownWrites, type OwnReplies } from './own'

export const personReads = {
  ...homeReads,
  ...joinReads,
  ...feedbackReads,
  ...ownReads,
} as const
export const personWrites = {
  ...homeWrites,
  ...joinWrites,
  ...feedbackWrites,
  ...fileWrites,
  ...ownWrites,
  ...careWrites,
} as const
export type PersonReplies = HomeReplies &
  JoinReplies &
  FeedbackReplies &
  FileReplies &
  OwnReplies &
  CareReplies
