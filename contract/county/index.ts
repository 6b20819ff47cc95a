/** The county's own pages: its tree, its rules, its spreadsheets, its papers, and how it looks at itself. */
import { exportReads, exportWrites, type ExportReplies } from './exports'
import { printReads, printWrites, type PrintReplies } from './print'
import { rosterReads, rosterWrites, type RosterReplies } from './roster'
import { rulesReads, rulesWrites, type RulesReplies } from './rules'
import { selfCheckReads, type SelfCheckReplies } from './self-check'
import { treeReads, treeWrites, type TreeReplies } from './tree'

export const countyReads = {
  ...treeReads,
  ...rulesReads,
  ...rosterReads,
  ...printReads,
  ...exportReads,
  ...selfCheckReads,
} as const
export const countyWrites = {
  ...treeWrites,
  ...rulesWrites,
  ...rosterWrites,
  ...printWrites,
  ...exportWrites,
} as const
export type CountyReplies = TreeReplies &
  RulesReplies &
  RosterReplies &
  PrintReplies &
  ExportReplies &
  SelfCheckReplies
