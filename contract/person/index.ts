/** Everybody's own pages: the first page, joining, letters to the town, files. */
import { feedbackReads, feedbackWrites, type FeedbackReplies } from './feedback'
import { fileWrites, type FileReplies } from './files'
import { homeReads, homeWrites, type HomeReplies } from './home'
import { joinReads, joinWrites, type JoinReplies } from './joining'

export const personReads = { ...homeReads, ...joinReads, ...feedbackReads } as const
export const personWrites = { ...homeWrites, ...joinWrites, ...feedbackWrites, ...fileWrites } as const
export type PersonReplies = HomeReplies & JoinReplies & FeedbackReplies & FileReplies
