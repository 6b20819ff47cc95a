/** Every action the plane answers, by service and version. What is not here is refused by name. */
import { ControlError, unknownAction } from '../errors'
import type { Action } from './action'
import { collectionActions } from './collections'
import { environmentActions } from './environment'
import { functionActions } from './functions'
import { permissionActions } from './permissions'

const { ListFunctions, DescribeCloudBaseGWAPI, ...scf } = functionActions
const SERVICES: Record<string, { version: string; actions: Record<string, Action | undefined> }> = {
  tcb: {
    version: '2018-06-08',
    actions: {
      ...environmentActions,
      ...collectionActions,
      ...permissionActions,
      ListFunctions,
      DescribeCloudBaseGWAPI,
    },
  },
  scf: { version: '2018-04-16', actions: scf },
}

export function actionOf(service: string, version: string, name: string): Action {
  const found = SERVICES[service]
  if (!found) throw new ControlError('NoSuchProduct', service)
  if (version !== found.version) throw new ControlError('NoSuchVersion', `${service} ${version}`)
  const action = found.actions[name]
  if (!action) throw unknownAction(service, name)
  return action
}
