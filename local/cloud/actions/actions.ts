import type { Action } from '../environment'
import { databaseActions } from './database'
import { functionActions } from './functions'
import { storageActions } from './storage'
import { transactionActions } from './transactions'

/** Every action of the wire but `wx.openApi`, which speaks protobuf. */
export const ACTIONS: Record<string, Action> = {
  ...databaseActions,
  ...transactionActions,
  ...functionActions,
  ...storageActions,
}
