/** The county's own pages: its tree, its rules, its spreadsheets, its papers, and how it looks at itself. */
import { exportReads, exportWrites, type ExportReplies } from './exports'
import { householdReads, householdWrites, type HouseholdReplies } from './households'
import { pointsRulesReads, pointsRulesWrites, type PointsRulesReplies } from './points-rules'
import { printReads, printWrites, type PrintReplies } from './print'
import { readyReads, readyWrites, type ReadyReplies } from './ready'
import { rosterReads, rosterWrites, type RosterReplies } from './roster'
import { rulesReads, rulesWrites, type RulesReplies } from './rules'
import { selfCheckReads, type SelfCheckReplies } from './self-check'
import { treeReads, treeWrites, type TreeReplies } from './tree'

export const countyReads = {
  ...treeReads,
  ...householdReads,
  ...rulesReads,
  ...pointsRulesReads,
  ...rosterReads,
  ...printReads,
  ...exportReads,
  ...readyReads,
  ...selfCheckReads,
} as const
export const countyWrites = {
  ...treeWrites,
  ...householdWrites,
  ...rulesWrites,
  ...pointsRulesWrites,
  ...rosterWrites,
  ...printWrites,
  ...exportWrites,
  ...readyWrites,
} as const
export type CountyReplies = TreeReplies &
  HouseholdReplies &
  RulesReplies &
  PointsRulesReplies &
  RosterReplies &
  PrintReplies &
  ExportReplies &
  ReadyReplies &
  SelfCheckReplies
