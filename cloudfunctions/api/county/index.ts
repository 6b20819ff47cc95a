/** Pages for the county, the towns and the villages. */
import type { householdReads, householdWrites } from '../../../contract/county/households'
import type { treeReads, treeWrites } from '../../../contract/county/tree'
import type { Table } from '../request/serve'
import { doors } from './doors'
import { find } from './find'
import { addDoor, addPerson, writeDoor } from './household'
import { gone, move, unite } from './household-people'
import { openHousehold } from './household-open'
import { give } from './give'
import { log } from './log'
import { add, endNode, rename } from './nodes'
import { answer, end } from './posts'
import { takeBack, waiting } from './proposed'
import { callOff, press, preview } from './regroup'
import { setShop, showShop } from './shop'
import { tree } from './tree'

export const countyTable: Pick<
  Table,
  | keyof typeof treeReads
  | keyof typeof treeWrites
  | keyof typeof householdReads
  | keyof typeof householdWrites
> = {
  'county.tree': tree,
  'county.find': find,
  'county.log': log,
  'county.doors': doors,
  'node.preview': preview,
  'node.add': add,
  'node.rename': rename,
  'node.end': endNode,
  'node.regroup': press,
  'node.callOff': callOff,
  'county.shop': showShop,
  'county.setShop': setShop,
  'household.open': openHousehold,
  'household.add': addDoor,
  'household.setDoor': writeDoor,
  'household.person': addPerson,
  'household.move': move,
  'household.gone': gone,
  'household.unite': unite,
  'post.waiting': waiting,
  'post.give': give,
  'post.answer': answer,
  'post.takeBack': takeBack,
  'post.end': end,
}
